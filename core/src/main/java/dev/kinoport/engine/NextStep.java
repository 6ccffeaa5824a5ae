package dev.kinoport.engine;

import io.vavr.control.Option;
import java.time.Instant;

/** When a generation wants to be advanced again. */
public sealed interface NextStep {
  /**
   * At or soon after this moment.
   *
   * @param when may have passed already
   */
  record At(Instant when) implements NextStep {
    /** The same, or this moment if it is later. */
    At notBefore(Instant moment) {
      return when.isBefore(moment) ? new At(moment) : this;
    }
  }

  /**
   * When somebody says something new: it is in doubt and the provider cannot tell, or something
   * keeps it that a person must remove. Whoever waits for it is told.
   *
   * @param lookAt when it is worth another look all the same; none if it is not
   */
  record Parked(Option<Instant> lookAt) implements NextStep {}

  /** Not in this process: who sells it is not here. */
  record Elsewhere() implements NextStep {}

  /** Never: it has ended. */
  record Ended() implements NextStep {}
}
