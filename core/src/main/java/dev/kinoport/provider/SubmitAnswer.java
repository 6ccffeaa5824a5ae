package dev.kinoport.provider;

import io.vavr.control.Option;
import java.time.Duration;

/** What came of a submit. Four cases, because each asks for another next step. */
public sealed interface SubmitAnswer {
  /**
   * The provider has it, and it will be charged.
   *
   * @param handle how to ask for it from now on
   */
  record Accepted(Handle handle) implements SubmitAnswer {}

  /**
   * The provider said no; nothing is charged.
   *
   * @param error what it said
   * @param retryAfter when it may be asked again, if the refusal is only for now
   */
  record Refused(ProviderError error, Option<Duration> retryAfter) implements SubmitAnswer {}

  /**
   * The request did not leave this machine (name look-up, connect or TLS failed): safe to send
   * again.
   *
   * @param reason for people; holds no secret
   */
  record NeverSent(String reason) implements SubmitAnswer {}

  /**
   * The provider may have it (no answer, a broken one, or a gateway's error): must not be sent
   * again.
   *
   * @param reason for people; holds no secret
   */
  record Unknown(String reason) implements SubmitAnswer {}
}
