package dev.kinoport.journal;

import java.time.Duration;

/** Why a paid request may not leave now. */
public sealed interface DepartureRefusal {
  /**
   * Its provider takes no more for now. It has a turn, which it keeps if it asks again in time.
   *
   * @param again when to ask; above zero
   */
  record NoRoom(Duration again) implements DepartureRefusal {}

  /**
   * Its departure was not written, as any other event might not be.
   *
   * @param refusal why
   */
  record NotWritten(AppendRefusal refusal) implements DepartureRefusal {}
}
