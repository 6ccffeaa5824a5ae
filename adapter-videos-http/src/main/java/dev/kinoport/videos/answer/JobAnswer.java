package dev.kinoport.videos.answer;

import dev.kinoport.http.Answer;
import dev.kinoport.http.ErrorText;
import dev.kinoport.http.WireJson;
import dev.kinoport.json.Json;
import dev.kinoport.provider.ProviderFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An answer of a server, read as far as all are alike: an object, or none. Errors come as {@code
 * error.message}, as OpenAI writes them, or as {@code detail}, as FastAPI does.
 */
public final class JobAnswer {
  /** Most servers say no time. */
  private static final Duration SHORT_WHILE = Duration.ofSeconds(10);

  private final Answer answer;
  private final Either<String, Json.Members> body;

  private JobAnswer(Answer answer) {
    this.answer = answer;
    body = WireJson.read(answer.body());
  }

  /** Reads it. */
  public static JobAnswer of(Answer answer) {
    return new JobAnswer(answer);
  }

  /** The status of HTTP. */
  public int code() {
    return answer.code();
  }

  /** Whether HTTP says that all is well. */
  public boolean isSuccess() {
    return answer.isSuccess();
  }

  /** The object; empty if it is none. */
  public Json.Members members() {
    return body.getOrElse(Json.object());
  }

  /**
   * The job that it tells of. vLLM-Omni tells of a failed one under the failure's own status.
   *
   * @return none if it tells of none, so that the question failed, and not the job
   */
  public Option<VideoJob> job() {
    Json.Members told = members();
    boolean isJob = told.text("status").isDefined();
    boolean isFailure =
        told.text("object").contains("video") && told.text("status").contains("failed");
    return isJob && (isSuccess() || isFailure)
        ? Option.some(new VideoJob(told, code()))
        : Option.none();
  }

  /** When the server says that it is, by its own clock. */
  public Option<Instant> serverTime() {
    return answer.serverTime();
  }

  /** How long to leave the server alone. */
  public Duration pause(Instant now) {
    return answer.retryAfter(now).getOrElse(SHORT_WHILE);
  }

  /** The server's own code for an error, as it came if it is short; empty if it has none. */
  public String errorCode() {
    return members()
        .object("error")
        .flatMap(error -> WireJson.text(error, "code").orElse(() -> WireJson.text(error, "type")))
        .map(ErrorText::excerpt)
        .getOrElse("");
  }

  /** What the server said, for people. */
  public String words() {
    String said =
        message(members()).getOrElse(() -> body.fold(fault -> fault, members -> "no words"));
    return "the server answered " + code() + ": " + said;
  }

  private static Option<String> message(Json.Members told) {
    return told.object("error")
        .flatMap(error -> error.text("message"))
        .orElse(() -> told.text("error"))
        .orElse(() -> told.text("detail"))
        .orElse(() -> told.items("detail").flatMap(JobAnswer::complaints))
        .orElse(() -> told.text("message"))
        .filter(text -> !text.isBlank())
        .map(ErrorText::excerpt);
  }

  /** FastAPI names the place of each fault, and what is wrong there. */
  private static Option<String> complaints(List<Json> items) {
    String all =
        items.stream()
            .filter(Json.Members.class::isInstance)
            .map(Json.Members.class::cast)
            .map(item -> place(item) + item.text("msg").getOrElse(""))
            .collect(Collectors.joining("; "));
    return Option.some(all);
  }

  private static String place(Json.Members item) {
    return item.items("loc")
        .filter(loc -> !loc.isEmpty() && loc.getLast() instanceof Json.Text)
        .map(loc -> ((Json.Text) loc.getLast()).text() + ": ")
        .getOrElse("");
  }

  /** Why a question has no answer. */
  public ProviderFailure failure(Instant now) {
    return switch (code()) {
      case 401, 403 -> new ProviderFailure.Denied(words());
      case 404 ->
          body.isRight()
              ? new ProviderFailure.NotFound(words())
              : new ProviderFailure.Unreadable(words());
      case 410 -> new ProviderFailure.NotFound(words());
      case 429 -> new ProviderFailure.Throttled(pause(now));
      default -> otherFailure();
    };
  }

  private ProviderFailure otherFailure() {
    if (code() >= 500) {
      return new ProviderFailure.ServerFault(words());
    }
    return code() >= 400
        ? new ProviderFailure.Rejected(words())
        : new ProviderFailure.Unreadable(words());
  }
}
