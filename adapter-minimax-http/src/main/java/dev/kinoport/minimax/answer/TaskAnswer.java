package dev.kinoport.minimax.answer;

import dev.kinoport.http.Answer;
import dev.kinoport.http.ErrorText;
import dev.kinoport.http.WireJson;
import dev.kinoport.json.Json;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * An answer of MiniMax's, read as far as all its answers are alike: an object, and in it {@code
 * base_resp} with a code and words. The code may be of the question or of the task; only whoever
 * asked can tell, by whether there is a status.
 */
public final class TaskAnswer {
  /** MiniMax says no time; its window is a minute. */
  static final Duration WINDOW = Duration.ofMinutes(1);

  private final Answer answer;
  private final Either<String, Json.Members> body;
  private final Option<ReturnCode> code;

  private TaskAnswer(Answer answer) {
    this.answer = answer;
    body = WireJson.read(answer.body());
    code =
        body.toOption()
            .flatMap(members -> members.object("base_resp"))
            .flatMap(response -> response.number("status_code"))
            .flatMap(TaskAnswer::whole)
            .map(ReturnCode::new);
  }

  /** Reads it. */
  public static TaskAnswer of(Answer answer) {
    return new TaskAnswer(answer);
  }

  private static Option<Integer> whole(BigDecimal number) {
    try {
      return Option.some(number.intValueExact());
    } catch (ArithmeticException e) {
      return Option.none();
    }
  }

  /** The status of HTTP. */
  public int status() {
    return answer.code();
  }

  /** Whether HTTP says that all is well, which says nothing. */
  public boolean isSuccess() {
    return answer.isSuccess();
  }

  /** Whether it is an object at all. */
  public boolean isReadable() {
    return body.isRight();
  }

  /** The object; empty if it is none. */
  public Json.Members members() {
    return body.getOrElse(Json.object());
  }

  /** A text of it that says something, also where a number was written. */
  public Option<String> text(String name) {
    return WireJson.text(members(), name).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Its code, if it has one. */
  public Option<ReturnCode> code() {
    return code;
  }

  /** What its code says. */
  public Option<ReturnCode.Meaning> meaning() {
    return code.map(ReturnCode::meaning);
  }

  /** How long to leave MiniMax alone. */
  public Duration pause(Instant now) {
    return answer.retryAfter(now).getOrElse(WINDOW);
  }

  /** What MiniMax said, for people, with what its support asks for. */
  public String words() {
    String said =
        members()
            .object("base_resp")
            .flatMap(response -> response.text("status_msg"))
            .filter(text -> !text.isBlank())
            .map(ErrorText::excerpt)
            .getOrElse(() -> body.fold(fault -> fault, members -> "no words"));
    String who =
        code.fold(() -> "MiniMax answered " + status(), known -> "MiniMax " + known.number());
    return who + ": " + said + trace();
  }

  private String trace() {
    return answer
        .header("Trace-Id")
        .filter(id -> !id.isBlank())
        .fold(() -> "", id -> " (Trace-Id " + ErrorText.excerpt(id) + ")");
  }

  /** What it says as an error of the given kind. */
  public ProviderError error(ProviderError.Kind kind) {
    String type = code.fold(() -> "http_" + status(), known -> String.valueOf(known.number()));
    return ProviderError.of(kind, type, words());
  }

  /** What a task failed of. */
  public ProviderError verdict() {
    return error(code.map(ReturnCode::kind).getOrElse(ProviderError.Kind.FAULT));
  }

  /** Why a question has no answer: the way to it, or its own code, said no. */
  public ProviderFailure failure(Instant now) {
    return switch (status()) {
      case 401, 403 -> new ProviderFailure.Denied(words());
      case 404 ->
          isReadable()
              ? new ProviderFailure.NotFound(words())
              : new ProviderFailure.Unreadable(words());
      case 429 -> new ProviderFailure.Throttled(pause(now));
      default -> byCode(now);
    };
  }

  private ProviderFailure byCode(Instant now) {
    return code.fold(
        this::withoutCode,
        known ->
            switch (known.meaning()) {
              case THROTTLED -> new ProviderFailure.Throttled(pause(now));
              case DENIED -> new ProviderFailure.Denied(words());
              case REFUSED ->
                  known.isNoSuchTask()
                      ? new ProviderFailure.NotFound(words())
                      : new ProviderFailure.Rejected(words());
              case FAULT -> new ProviderFailure.ServerFault(words());
              case OK, UNLISTED -> withoutCode();
            });
  }

  private ProviderFailure withoutCode() {
    if (status() >= 500) {
      return new ProviderFailure.ServerFault(words());
    }
    return status() >= 400
        ? new ProviderFailure.Rejected(words())
        : new ProviderFailure.Unreadable(words());
  }
}
