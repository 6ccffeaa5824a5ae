package dev.kinoport.generation;

import dev.kinoport.media.LocalImage;
import java.time.Instant;

/**
 * What to do next with a generation, and when at the earliest.
 *
 * @param command what to do
 * @param notBefore not earlier than this
 */
public record Step(Command command, Instant notBefore) {
  /** A step that waits for nothing, whatever this machine's clock says. */
  static Step atOnce(Command command) {
    return new Step(command, Instant.EPOCH);
  }

  /** One thing to do. Each is one call of a port, or one event to write down. */
  public sealed interface Command {
    /**
     * Upload an image.
     *
     * @param image which
     */
    record Upload(LocalImage image) implements Command {}

    /**
     * Write down that it leaves, then send the paid request, once.
     *
     * @param attempt 1 for the first
     */
    record Submit(int attempt) implements Command {}

    /** The caller wants no more of it and it is not with the provider: write down the end. */
    record Withdraw() implements Command {}

    /** Nobody waits for the submit's answer any more: write down the doubt. */
    record Doubt() implements Command {}

    /** Look for it in the provider's records. */
    record Reconcile() implements Command {}

    /** Tell the provider that it should stop. */
    record SendCancel() implements Command {}

    /** Ask how far it is. */
    record Poll() implements Command {}

    /** Ask what came of it. */
    record FetchResult() implements Command {}

    /** Bring the clip home. */
    record StoreClip() implements Command {}

    /** Nothing: it is over. */
    record Rest() implements Command {}
  }
}
