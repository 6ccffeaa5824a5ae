package dev.kinoport.emulator.replicate;

import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.FakeError;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What Replicate says when it says no: {@code application/problem+json}. */
final class Problems {
  /** The fake's word for what a checker flagged. */
  static final String FLAGGED = FakeError.CONTENT_POLICY_VIOLATION.type();

  private static final Duration USUAL_PAUSE = Duration.ofSeconds(10);

  private final Readings readings;

  /**
   * A field that does not fit.
   *
   * @param type Replicate's code
   * @param field its path
   * @param description for people
   */
  record InvalidField(String type, String field, String description) {
    private Json json() {
      return Json.object().with("type", type).with("field", field).with("description", description);
    }
  }

  Problems(Readings readings) {
    this.readings = readings;
  }

  static Reply.Whole of(int status, String title, String detail) {
    return of(status, body(status, title, detail));
  }

  private static Json.Members body(int status, String title, String detail) {
    return Json.object().with("title", title).with("detail", detail).with("status", status);
  }

  private static Reply.Whole of(int status, Json body) {
    return new Reply.Whole(
        status, Map.of("Content-Type", "application/problem+json"), JsonText.bytes(body));
  }

  static Reply.Whole unauthenticated() {
    return of(401, "Unauthenticated", "You did not pass a valid authentication token");
  }

  static Reply.Whole notFound() {
    return of(404, "Not found", "The requested resource could not be found.");
  }

  static Reply.Whole malformed(String detail) {
    return of(400, "Bad request", detail);
  }

  static Reply.Whole invalid(List<InvalidField> fields) {
    StringBuilder detail = new StringBuilder();
    fields.forEach(it -> detail.append("- %s: %s\n".formatted(it.field(), it.description())));
    List<Json> items = fields.stream().map(InvalidField::json).toList();
    return of(
        422,
        body(422, "Input validation failed", detail.toString())
            .with("invalid_fields", new Json.Items(items)));
  }

  Reply.Whole throttled(Duration pause) {
    long seconds = Math.max(1, pause.toSeconds());
    Json body =
        Json.object()
            .with(
                "detail",
                "Request was throttled. Your rate limit resets in ~%ds.".formatted(seconds))
            .with("status", 429)
            .with("retry_after", seconds);
    Reply.Whole reply = of(429, body);
    return readings.has(Reading.REPLICATE_THROTTLED_HAS_RETRY_AFTER)
        ? reply.with("Retry-After", Long.toString(seconds))
        : reply;
  }

  /** What a create that was refused says. */
  Reply.Whole refusal(ProviderError error, Option<Duration> retryAfter) {
    return switch (error.kind()) {
      case REFUSED -> invalid(List.of(new InvalidField("value", "input", error.message())));
      case DENIED ->
          error.message().contains("balance")
              ? of(
                  402,
                  "Insufficient credit",
                  "You have insufficient credit to run this model. Go to"
                      + " https://replicate.com/account/billing to purchase credit.")
              : unauthenticated();
      case NOT_SOLD -> of(404, "Not found", error.message());
      case THROTTLED -> throttled(retryAfter.getOrElse(USUAL_PAUSE));
      case FAULT, NOT_STARTED_IN_TIME -> of(500, "Internal server error", error.message());
    };
  }

  /** What a question that goes unanswered says. */
  Reply.Whole failure(ProviderFailure failure) {
    return switch (failure) {
      case ProviderFailure.Throttled throttled -> throttled(throttled.retryAfter());
      case ProviderFailure.NotFound unknown -> notFound();
      case ProviderFailure.Denied denied -> unauthenticated();
      case ProviderFailure.Rejected rejected -> of(422, "Unprocessable", rejected.reason());
      case ProviderFailure.BadInput bad -> of(422, "Unprocessable", bad.reason());
      case ProviderFailure.ServerFault fault -> unavailable(fault.reason());
      case ProviderFailure.Unreachable away -> unavailable(away.reason());
      case ProviderFailure.Unreadable odd -> unavailable(odd.reason());
    };
  }

  static Reply.Whole unavailable(String words) {
    return of(503, "Service unavailable", words);
  }
}
