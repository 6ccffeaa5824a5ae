package dev.kinoport.engine;

import java.time.Instant;

/** When a generation wants to be advanced again. */
public sealed interface Next {
  /**
   * At or soon after this moment.
   *
   * @param when may have passed already
   */
  record At(Instant when) implements Next {
    /** The same, or this moment if it is later. */
    At notBefore(Instant moment) {
      return when.isBefore(moment) ? new At(moment) : this;
    }
  }

  /**
   * Not before somebody says something new: it is in doubt and the provider cannot tell, or its
   * clip may not be fetched from where it is.
   */
  record Parked() implements Next {}

  /** Never: it has ended. */
  record Ended() implements Next {}
}
