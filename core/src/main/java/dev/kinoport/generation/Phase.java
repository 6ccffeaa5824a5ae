package dev.kinoport.generation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The name of a {@link GenerationState}, for lists and for choosing from them. */
public enum Phase {
  /** See {@link GenerationState.Planned}. */
  PLANNED,
  /** See {@link GenerationState.Submitting}. */
  SUBMITTING,
  /** See {@link GenerationState.InDoubt}. */
  IN_DOUBT,
  /** See {@link GenerationState.Queued}. */
  QUEUED,
  /** See {@link GenerationState.Running}. */
  RUNNING,
  /** See {@link GenerationState.Fetching}. */
  FETCHING,
  /** See {@link GenerationState.Downloading}. */
  DOWNLOADING,
  /** See {@link GenerationState.Succeeded}. */
  SUCCEEDED,
  /** See {@link GenerationState.Failed}. */
  FAILED,
  /** See {@link GenerationState.Cancelled}. */
  CANCELLED;

  private static final Set<Phase> IN_FLIGHT =
      Collections.unmodifiableSet(EnumSet.of(SUBMITTING, QUEUED, RUNNING, FETCHING, DOWNLOADING));

  /** Which phase a state is. */
  public static Phase of(GenerationState state) {
    return switch (state) {
      case GenerationState.Planned planned -> PLANNED;
      case GenerationState.Submitting submitting -> SUBMITTING;
      case GenerationState.InDoubt doubt -> IN_DOUBT;
      case GenerationState.Queued queued -> QUEUED;
      case GenerationState.Running running -> RUNNING;
      case GenerationState.Fetching fetching -> FETCHING;
      case GenerationState.Downloading downloading -> DOWNLOADING;
      case GenerationState.Succeeded succeeded -> SUCCEEDED;
      case GenerationState.Failed failed -> FAILED;
      case GenerationState.Cancelled cancelled -> CANCELLED;
    };
  }

  /** Every phase in which something can still happen. */
  public static Set<Phase> open() {
    return EnumSet.complementOf(EnumSet.of(SUCCEEDED, FAILED, CANCELLED));
  }

  /** Whether nothing more can happen. */
  public boolean isEnd() {
    return this == SUCCEEDED || this == FAILED || this == CANCELLED;
  }

  /**
   * Whether it takes a place at its provider: from the departure until the clip is home. What is in
   * doubt takes none, or a few doubts would stop everything else.
   */
  public boolean isInFlight() {
    return IN_FLIGHT.contains(this);
  }

  /** Every phase that takes a place. */
  public static Set<Phase> inFlight() {
    return EnumSet.copyOf(IN_FLIGHT);
  }
}
