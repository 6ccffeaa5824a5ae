package dev.kinoport.pages.generation;

import dev.kinoport.generation.Phase;

/** How a phase is coloured: the name of a class of the style. */
public final class Tone {
  private Tone() {}

  /** Good, bad, odd, quiet or busy. */
  public static String of(Phase phase) {
    return switch (phase) {
      case SUCCEEDED -> "good";
      case FAILED -> "bad";
      case IN_DOUBT -> "odd";
      case CANCELLED -> "quiet";
      case PLANNED, SUBMITTING, QUEUED, RUNNING, FETCHING, DOWNLOADING -> "busy";
    };
  }
}
