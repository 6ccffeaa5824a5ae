package dev.kinoport.backend;

import java.time.Duration;

/**
 * Why a question to the provider has no answer. None of these ends a generation by itself: all but
 * {@link BadInput} are worth asking again.
 */
public sealed interface BackendFailure {
  /** For people; holds no secret. */
  String reason();

  /**
   * No connection, or it broke.
   *
   * @param reason what happened
   */
  record Unreachable(String reason) implements BackendFailure {}

  /**
   * Too many questions.
   *
   * @param retryAfter how long to leave it alone
   */
  record Throttled(Duration retryAfter) implements BackendFailure {
    @Override
    public String reason() {
      return "throttled for " + retryAfter.toSeconds() + " s";
    }
  }

  /**
   * The provider answered with a fault of its own.
   *
   * @param reason what it said
   */
  record ServerFault(String reason) implements BackendFailure {}

  /**
   * An answer that does not follow the provider's own description.
   *
   * @param reason where it deviates
   */
  record Unreadable(String reason) implements BackendFailure {}

  /**
   * The provider does not know this request, or knows it no longer.
   *
   * @param reason what it said
   */
  record NotFound(String reason) implements BackendFailure {}

  /**
   * Key or account not accepted just now.
   *
   * @param reason what it said
   */
  record Denied(String reason) implements BackendFailure {}

  /**
   * What we hold can no longer be sent: the file is gone or was changed.
   *
   * @param reason which and why
   */
  record BadInput(String reason) implements BackendFailure {}
}
