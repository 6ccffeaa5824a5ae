package dev.kinoport.replicate.answer;

/** How far a prediction is, by Replicate's words. */
public enum PredictionStatus {
  /** Waiting, or a machine is being made ready. */
  STARTING,
  /** At work. */
  PROCESSING,
  /** Over, with an output. */
  SUCCEEDED,
  /** Over, without. */
  FAILED,
  /** Stopped while it was at work, or by somebody. */
  CANCELED,
  /** Ended before it began. */
  ABORTED;

  /**
   * The status behind a word. One that nobody knows is somewhere on the way: the engine's limit of
   * time ends it, if nothing else does.
   */
  static PredictionStatus of(String word) {
    return switch (word) {
      case "starting" -> STARTING;
      case "succeeded" -> SUCCEEDED;
      case "failed" -> FAILED;
      case "canceled" -> CANCELED;
      case "aborted" -> ABORTED;
      default -> PROCESSING;
    };
  }

  /** Whether nothing more comes of it. */
  public boolean isOver() {
    return this != STARTING && this != PROCESSING;
  }
}
