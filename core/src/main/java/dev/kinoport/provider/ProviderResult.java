package dev.kinoport.provider;

import dev.kinoport.clip.RemoteClip;

/** What came of a generation, as the provider tells it. */
public sealed interface ProviderResult {
  /**
   * There is a clip.
   *
   * @param clip where it lies
   * @param charge what the provider says it costs
   */
  record Finished(RemoteClip clip, Charge charge) implements ProviderResult {}

  /** An end without a clip, as the provider says. */
  sealed interface Unsuccessful extends ProviderResult {}

  /**
   * There is none.
   *
   * @param error why
   * @param charge what the provider says it costs all the same
   */
  record Failed(ProviderError error, Charge charge) implements Unsuccessful {}

  /**
   * It finished, and the answer holds no clip: filtered, or told in a form that is not known.
   *
   * @param reason what the answer holds instead, for people
   * @param charge what the provider says it costs all the same
   */
  record WithoutClip(String reason, Charge charge) implements ProviderResult {}

  /**
   * It was cancelled before it finished.
   *
   * @param charge what the provider says it costs all the same
   */
  record Cancelled(Charge charge) implements Unsuccessful {}

  /**
   * An answer that reads like an end, and in which nothing proves that it speaks of this
   * generation: somebody on the way to the provider could have said the same. It is no end by
   * itself, for there may be a clip that was paid for; told again and again, it is.
   *
   * @param end what it would be
   */
  record Unproven(Unsuccessful end) implements ProviderResult {}

  /** Asked too early: it is still at work. */
  record NotReady() implements ProviderResult {}
}
