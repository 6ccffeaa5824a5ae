package dev.kinoport.engine;

import java.time.Instant;

/** When a generation wants to be advanced again. */
public sealed interface Next {
  /**
   * At or soon after this moment.
   *
   * @param when may have passed already
   */
  record At(Instant when) implements Next {}

  /** Not before somebody says something new: it is in doubt and the provider cannot tell. */
  record Parked() implements Next {}

  /** Never: it has ended. */
  record Ended() implements Next {}
}
