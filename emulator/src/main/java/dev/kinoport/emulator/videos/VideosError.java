package dev.kinoport.emulator.videos;

import dev.kinoport.emulator.http.Reply;
import dev.kinoport.fake.FakeError;
import dev.kinoport.json.Json;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;

/**
 * What a server says that does not do what it was asked, in OpenAI's form.
 *
 * @param status of HTTP
 * @param code in words
 * @param message for people
 */
record VideosError(int status, String code, String message) {
  private static final String FLAGGED = FakeError.CONTENT_POLICY_VIOLATION.type();

  static VideosError badInput(String message) {
    return new VideosError(400, "invalid_value", message);
  }

  static VideosError notThisForm() {
    return new VideosError(422, "invalid_request_error", "body.prompt: Field required");
  }

  static VideosError noModel(String name) {
    return new VideosError(
        400, "model_not_found", "Model mismatch: \"%s\" is not served here".formatted(name));
  }

  static VideosError wrongKey() {
    return new VideosError(401, "invalid_api_key", "Incorrect API key provided");
  }

  /** What a job that failed, or a create that was refused, says. */
  static VideosError of(ProviderError error) {
    return switch (error.kind()) {
      case REFUSED ->
          error.type().equals(FLAGGED)
              ? new VideosError(400, "moderation_blocked", error.message())
              : badInput(error.message());
      case DENIED -> new VideosError(401, "invalid_api_key", error.message());
      case NOT_SOLD -> new VideosError(404, "model_not_found", error.message());
      case THROTTLED -> new VideosError(429, "rate_limit_exceeded", error.message());
      case NOT_STARTED_IN_TIME -> new VideosError(504, "timeout", error.message());
      case FAULT -> new VideosError(500, "server_error", error.message());
    };
  }

  /** What a question that goes unanswered says. */
  static Reply.Whole of(ProviderFailure failure) {
    return switch (failure) {
      case ProviderFailure.Throttled throttled ->
          new VideosError(429, "rate_limit_exceeded", "Too many requests")
              .reply()
              .with("Retry-After", String.valueOf(throttled.retryAfter().toSeconds()));
      case ProviderFailure.NotFound unknown -> notFound();
      case ProviderFailure.Denied denied -> wrongKey().reply();
      case ProviderFailure.ServerFault fault ->
          new VideosError(503, "server_error", fault.reason()).reply();
      case ProviderFailure.Unreachable away ->
          new VideosError(503, "server_error", away.reason()).reply();
      case ProviderFailure.Unreadable odd ->
          new VideosError(500, "server_error", odd.reason()).reply();
      case ProviderFailure.Rejected rejected -> badInput(rejected.reason()).reply();
      case ProviderFailure.BadInput bad -> badInput(bad.reason()).reply();
    };
  }

  static Reply.Whole notFound() {
    return Reply.detail(404, "Video not found");
  }

  Reply.Whole reply() {
    return Reply.json(
        status,
        Json.object()
            .with(
                "error",
                Json.object()
                    .with("message", message)
                    .with("type", status < 500 ? "invalid_request_error" : "server_error")
                    .with("code", code)));
  }

  /** As a job has it: with a code in words, or the number of HTTP. */
  Json.Members inJob(boolean isNumber) {
    Json.Members error = Json.object();
    return (isNumber ? error.with("code", status) : error.with("code", code))
        .with("message", message);
  }
}
