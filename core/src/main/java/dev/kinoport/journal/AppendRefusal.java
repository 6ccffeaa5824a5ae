package dev.kinoport.journal;

import dev.kinoport.generation.GenerationId;

/** Why an event was not written. */
public sealed interface AppendRefusal {
  /**
   * Somebody else wrote first: read again.
   *
   * @param version how many events there are
   */
  record Conflict(long version) implements AppendRefusal {}

  /**
   * Another generation holds the provider's request already.
   *
   * @param holder which
   */
  record HandleTaken(GenerationId holder) implements AppendRefusal {}

  /** There is no such generation. */
  record NoSuchGeneration() implements AppendRefusal {}

  /**
   * The journal cannot be written.
   *
   * @param reason for people
   */
  record Unavailable(String reason) implements AppendRefusal {}
}
