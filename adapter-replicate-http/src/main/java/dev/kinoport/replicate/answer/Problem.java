package dev.kinoport.replicate.answer;

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
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer that is no success: {@code application/problem+json}, or what somebody on the way made
 * of it. Source: Replicate's OpenAPI document and captured answers, read 2026-11-28.
 */
public final class Problem {
  private static final int MOST_DETAILS = 100;

  /** Where nobody says how long to wait. */
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(10);

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

  /** As in {@code Your rate limit resets in ~5s.} */
  private static final Pattern RESETS_IN = Pattern.compile("~\\s*([0-9]{1,6})\\s*s\\b");

  private final Answer answer;
  private final Either<String, Json.Members> body;

  private Problem(Answer answer) {
    this.answer = answer;
    body = WireJson.read(answer.body());
  }

  /** Reads it. */
  public static Problem of(Answer answer) {
    return new Problem(answer);
  }

  /** Whether it can be Replicate's own: a page of somebody on the way is no JSON. */
  public boolean isReadable() {
    return body.isRight();
  }

  private Json.Members members() {
    return body.getOrElse(Json.object());
  }

  /** What Replicate said, for people. */
  public String words() {
    String said =
        members()
            .text("detail")
            .orElse(() -> members().text("title"))
            .map(ErrorText::excerpt)
            .filter(text -> !text.isEmpty())
            .getOrElse(() -> body.fold(fault -> fault, members -> "no words"));
    return "Replicate answered " + answer.code() + ": " + said;
  }

  /** What it says as an error of the given kind, field by field. */
  public ProviderError error(ProviderError.Kind kind) {
    return new ProviderError(
        kind, "http_" + answer.code(), words(), details(), kind != ProviderError.Kind.REFUSED);
  }

  private List<ProviderError.Detail> details() {
    return members().items("invalid_fields").getOrElse(List.of()).stream()
        .filter(Json.Members.class::isInstance)
        .limit(MOST_DETAILS)
        .map(field -> detail((Json.Members) field))
        .toList();
  }

  private static ProviderError.Detail detail(Json.Members field) {
    return new ProviderError.Detail(
        excerpt(field, "field"), excerpt(field, "type"), excerpt(field, "description"), List.of());
  }

  private static String excerpt(Json.Members field, String name) {
    return field.text(name).map(ErrorText::excerpt).getOrElse("");
  }

  /** How long to leave Replicate alone: by its header, its body, its words, or our own. */
  public Duration pause(Instant now) {
    Duration pause =
        answer
            .retryAfter(now)
            .orElse(() -> members().number("retry_after").flatMap(Problem::seconds))
            .orElse(() -> members().text("detail").flatMap(Problem::seconds))
            .getOrElse(USUAL_PAUSE);
    Duration least = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
    return least.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : least;
  }

  private static Option<Duration> seconds(BigDecimal number) {
    return WireJson.whole(number)
        .map(seconds -> Duration.ofSeconds(Math.min(seconds, LONGEST_PAUSE.toSeconds())));
  }

  private static Option<Duration> seconds(String words) {
    Matcher matcher = RESETS_IN.matcher(words);
    return Option.when(matcher.find(), () -> Duration.ofSeconds(Long.parseLong(matcher.group(1))));
  }

  /** Why a question has no answer. */
  public ProviderFailure failure(Instant now) {
    return switch (answer.code()) {
      case 401, 402, 403 -> new ProviderFailure.Denied(words());
      // a page of somebody on the way proves nothing
      case 404 ->
          isReadable()
              ? new ProviderFailure.NotFound(words())
              : new ProviderFailure.Unreadable(words());
      case 413, 422 -> new ProviderFailure.Rejected(words());
      case 429 -> new ProviderFailure.Throttled(pause(now));
      default ->
          answer.code() >= 400
              ? new ProviderFailure.ServerFault(words())
              : new ProviderFailure.Unreadable(words());
    };
  }

  /** Why a file is not taken. */
  public ProviderFailure uploadFailure(Instant now) {
    return answer.code() == 400 ? new ProviderFailure.Rejected(words()) : failure(now);
  }
}
