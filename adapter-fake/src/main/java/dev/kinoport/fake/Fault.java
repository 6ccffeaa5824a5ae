package dev.kinoport.fake;

import dev.kinoport.backend.ProviderError;
import java.time.Duration;

/**
 * Something that goes wrong in a scripted life, at a named place. What counts {@code times} goes
 * wrong that often for each generation, and then goes well.
 */
public sealed interface Fault {
  /**
   * The submit does not leave: no connection. Nothing is charged.
   *
   * @param times how often
   */
  record NeverSent(int times) implements Fault {}

  /**
   * The submit is turned away for now. Nothing is charged.
   *
   * @param times how often: many make a storm
   * @param retryAfter how long the provider asks for
   */
  record Throttled(int times, Duration retryAfter) implements Fault {}

  /**
   * The submit is refused for good. Nothing is charged.
   *
   * @param error what the provider says
   */
  record Refused(ProviderError error) implements Fault {}

  /**
   * The submit's connection breaks before the provider has accepted. The caller cannot know.
   *
   * @param times how often
   */
  record LostBeforeAcceptance(int times) implements Fault {}

  /**
   * The provider accepts, and will charge, but its answer is lost.
   *
   * @param times how often
   */
  record AcceptedButAnswerLost(int times) implements Fault {}

  /**
   * The caller's connection breaks first, and the provider accepts all the same, later.
   *
   * @param delay how much later
   */
  record AcceptedLate(Duration delay) implements Fault {}

  /**
   * Asking for the status fails.
   *
   * @param times how often
   */
  record StatusFails(int times) implements Fault {}

  /**
   * Asking for the status or the result is turned away for now.
   *
   * @param times how often
   * @param retryAfter how long the provider asks for
   */
  record WatchingThrottled(int times, Duration retryAfter) implements Fault {}

  /**
   * Fetching the result fails.
   *
   * @param times how often
   */
  record ResultFails(int times) implements Fault {}

  /**
   * The provider forgets the result early.
   *
   * @param after how long after completion
   */
  record ResultExpires(Duration after) implements Fault {}

  /** The wish to cancel is taken, and the generation finishes all the same. */
  record CancelTooLate() implements Fault {}

  /**
   * The provider's own records lag behind.
   *
   * @param by how long after acceptance a request shows up in them
   */
  record ListingLags(Duration by) implements Fault {}

  /** The provider cannot be asked for its records. */
  record ListingUnsupported() implements Fault {}

  /**
   * Downloading the clip breaks off half way.
   *
   * @param times how often
   */
  record ClipInterrupted(int times) implements Fault {}

  /**
   * The clip comes with its end missing and nothing that says so.
   *
   * @param times how often
   */
  record ClipTruncated(int times) implements Fault {}

  /** The clip's address leads nowhere. */
  record ClipGone() implements Fault {}

  /**
   * The provider's clock differs from ours, in log lines and records.
   *
   * @param by how much it is ahead; may be negative
   */
  record ClockSkew(Duration by) implements Fault {}
}
