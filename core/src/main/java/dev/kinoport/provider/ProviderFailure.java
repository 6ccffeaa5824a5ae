package dev.kinoport.provider;

import java.time.Duration;

/** Why a question to the provider has no answer. What each means depends on what was asked. */
public sealed interface ProviderFailure {
  /** For people; holds no secret. */
  String reason();

  /**
   * No connection, or it broke.
   *
   * @param reason what happened
   */
  record Unreachable(String reason) implements ProviderFailure {}

  /**
   * Too many questions.
   *
   * @param retryAfter how long to leave it alone
   */
  record Throttled(Duration retryAfter) implements ProviderFailure {
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
  record ServerFault(String reason) implements ProviderFailure {}

  /**
   * An answer that does not follow the provider's own description.
   *
   * @param reason where it deviates
   */
  record Unreadable(String reason) implements ProviderFailure {}

  /**
   * The provider does not know this request, or knows it no longer.
   *
   * @param reason what it said
   */
  record NotFound(String reason) implements ProviderFailure {}

  /**
   * Key or account not accepted: nothing changes before a person does something.
   *
   * @param reason what it said
   */
  record Denied(String reason) implements ProviderFailure {}

  /**
   * What was asked is not accepted: malformed, too large, not of this provider. Asking the same
   * again cannot help.
   *
   * @param reason what it said
   */
  record Rejected(String reason) implements ProviderFailure {}

  /**
   * What we hold can no longer be sent: the file is gone or was changed.
   *
   * @param reason which and why
   */
  record BadInput(String reason) implements ProviderFailure {}
}
