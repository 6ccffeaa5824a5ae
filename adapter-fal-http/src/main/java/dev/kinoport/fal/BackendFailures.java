package dev.kinoport.fal;

import dev.kinoport.backend.BackendFailure;
import java.time.Duration;
import java.time.Instant;

/** What an answer means that is no answer to the question. */
final class BackendFailures {
  private static final Duration THROTTLED_FOR = Duration.ofSeconds(10);

  private BackendFailures() {}

  static BackendFailure of(Answer answer, Instant now) {
    String said = answer.code() + ": " + ProviderErrors.of(answer).message();
    return switch (answer.code()) {
      case 401, 402, 403, 407 -> new BackendFailure.Denied(said);
      case 404, 410 -> new BackendFailure.NotFound(said);
      case 429 -> new BackendFailure.Throttled(answer.retryAfter(now).getOrElse(THROTTLED_FOR));
      default -> busy(answer, said, now);
    };
  }

  private static BackendFailure busy(Answer answer, String said, Instant now) {
    boolean server = answer.code() >= 500 || answer.code() == 408;
    return server
        ? answer
            .retryAfter(now)
            .<BackendFailure>map(BackendFailure.Throttled::new)
            .getOrElse(() -> new BackendFailure.ServerFault(said))
        : new BackendFailure.Unreadable(said);
  }
}
