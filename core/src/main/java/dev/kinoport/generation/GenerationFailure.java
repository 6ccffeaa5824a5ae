package dev.kinoport.generation;

import dev.kinoport.provider.ProviderError;

/** Why a generation ended without a clip. */
public sealed interface GenerationFailure {
  /** For people; holds no secret. */
  String message();

  /**
   * Whether it says nothing about what was asked for, only about who was asked: somebody else may
   * be asked then, if nothing was charged. What a shop refuses to make is nobody else's before the
   * caller says so.
   */
  default boolean isOfWhomWasAsked() {
    return false;
  }

  /**
   * The provider would not or could not.
   *
   * @param error what it said
   */
  record ByProvider(ProviderError error) implements GenerationFailure {
    @Override
    public boolean isOfWhomWasAsked() {
      return error.kind() != ProviderError.Kind.REFUSED;
    }

    @Override
    public String message() {
      return "%s (%s)".formatted(error.message(), error.type());
    }
  }

  /**
   * It never left this machine, in spite of several tries; nothing is charged.
   *
   * @param message the last reason
   */
  record NeverSent(String message) implements GenerationFailure {
    @Override
    public boolean isOfWhomWasAsked() {
      return true;
    }
  }

  /**
   * Paid for, but the provider has forgotten the result.
   *
   * @param message what it said
   */
  record Expired(String message) implements GenerationFailure {}

  /**
   * Paid for, but the clip cannot be brought home.
   *
   * @param message the last reason
   */
  record ClipLost(String message) implements GenerationFailure {}

  /**
   * Paid for, but the provider's answer holds no clip.
   *
   * @param message what it holds instead
   */
  record WithoutClip(String message) implements GenerationFailure {}

  /**
   * A person gave it up. What had been bought by then stays bought.
   *
   * @param message why
   */
  record Abandoned(String message) implements GenerationFailure {}
}
