package dev.kinoport.engine;

import dev.kinoport.backend.LogLine;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationState;

/** Something that a spectator may want to show. Notices are never needed to get anything right. */
public sealed interface Notice {
  /**
   * An event was written down.
   *
   * @param event what happened
   * @param state where it led; an ended state holds the cost
   */
  record Moved(GenerationEvent event, GenerationState state) implements Notice {}

  /**
   * The place in the provider's queue changed.
   *
   * @param ahead how many requests come first, 0 or more
   */
  record QueueMoved(int ahead) implements Notice {}

  /**
   * The model logged a line.
   *
   * @param line which
   */
  record Logged(LogLine line) implements Notice {}

  /**
   * A call failed and will be made again.
   *
   * @param reason for people; holds no secret
   * @param failures how many in a row, 1 or more
   */
  record Trouble(String reason, int failures) implements Notice {}
}
