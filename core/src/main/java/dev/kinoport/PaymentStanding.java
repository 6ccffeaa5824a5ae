package dev.kinoport;

import dev.kinoport.generation.GenerationState;

/**
 * What may be said about the money of a generation that has not ended: it follows from its state.
 */
public enum PaymentStanding {
  /** The paid request has not left. */
  NOTHING_SENT("nothing was sent"),
  /** The paid request is on its way, or nobody knows whether it arrived. */
  MAYBE_SENT("it may have been sent"),
  /** The provider has it. */
  AT_THE_PROVIDER("it goes on at the provider"),
  /** The provider is done. */
  PAID("paid, and waiting to be brought home"),
  /** Nothing more can happen. */
  OVER("it has ended");

  private final String words;

  PaymentStanding(String words) {
    this.words = words;
  }

  /** Where a generation stands. */
  public static PaymentStanding of(GenerationState state) {
    return switch (state) {
      case GenerationState.Planned planned -> NOTHING_SENT;
      case GenerationState.Submitting submitting -> MAYBE_SENT;
      case GenerationState.InDoubt doubt -> MAYBE_SENT;
      case GenerationState.Queued queued -> AT_THE_PROVIDER;
      case GenerationState.Running running -> AT_THE_PROVIDER;
      case GenerationState.Delivering delivering -> PAID;
      case GenerationState.Ended ended -> OVER;
    };
  }

  /** In words that go into a sentence. */
  @Override
  public String toString() {
    return words;
  }
}
