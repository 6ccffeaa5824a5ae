package dev.kinoport.fal.answer;

import dev.kinoport.http.Answer;
import dev.kinoport.provider.ProviderFailure;
import java.time.Duration;
import java.time.Instant;

/**
 * What an answer means that is no answer to the question: one table for every question and every
 * step of an upload, so that a wrong key is a wrong key wherever it shows.
 */
public final class ProviderFailures {
  private static final Duration THROTTLED_FOR = Duration.ofSeconds(10);

  private ProviderFailures() {}

  /** Why a question has no answer. */
  public static ProviderFailure of(Answer answer, Instant now) {
    String said = said(answer);
    return switch (answer.code()) {
      case 401, 402, 403, 407 -> new ProviderFailure.Denied(said);
      case 404, 410 -> new ProviderFailure.NotFound(said);
      case 429 -> new ProviderFailure.Throttled(answer.retryAfter(now).getOrElse(THROTTLED_FOR));
      // These speak of the way, and not of what was asked.
      case 408, 421, 425, 499 -> busy(answer, said, now);
      default -> other(answer, said, now);
    };
  }

  private static ProviderFailure other(Answer answer, String said, Instant now) {
    if (answer.code() >= 500) {
      return busy(answer, said, now);
    }
    return answer.code() >= 400
        ? new ProviderFailure.Rejected(said)
        : new ProviderFailure.Unreadable(said);
  }

  private static ProviderFailure busy(Answer answer, String said, Instant now) {
    return answer
        .retryAfter(now)
        .<ProviderFailure>map(ProviderFailure.Throttled::new)
        .getOrElse(() -> new ProviderFailure.ServerFault(said));
  }

  private static String said(Answer answer) {
    return ProviderErrors.words(answer)
        .map(words -> answer.code() + ": " + words)
        .getOrElse(() -> "fal answered " + answer.code());
  }

  /** Whether the same again may go better. */
  public static boolean isPassing(ProviderFailure failure) {
    return switch (failure) {
      case ProviderFailure.Unreachable away -> true;
      case ProviderFailure.Throttled throttled -> true;
      case ProviderFailure.ServerFault fault -> true;
      case ProviderFailure.Unreadable odd -> true;
      case ProviderFailure.NotFound missing -> false;
      case ProviderFailure.Denied denied -> false;
      case ProviderFailure.Rejected rejected -> false;
      case ProviderFailure.BadInput input -> false;
    };
  }
}
