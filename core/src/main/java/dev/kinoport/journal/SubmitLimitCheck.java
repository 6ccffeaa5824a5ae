package dev.kinoport.journal;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * What a journal counts at one account when a request wants to leave, and the rule that follows:
 * the same for every journal.
 *
 * @param ahead how many came before it, wait too, and are still looked after by somebody
 * @param departed how many left within {@link SubmitLimits#WINDOW}
 * @param inFlight how many are with the provider
 */
public record SubmitLimitCheck(long ahead, long departed, long inFlight) {
  /** Whether there is room for it, and for all that came before it. */
  public boolean hasRoom(SubmitLimits limits) {
    return excess(limits) <= 0 && !isFull(limits);
  }

  /** How many departures, counted from the oldest, must have become too old to count first. */
  public long excess(SubmitLimits limits) {
    return limits.perMinute().map(most -> departed + ahead - most + 1).getOrElse(0L);
  }

  private boolean isFull(SubmitLimits limits) {
    return limits.inFlight().exists(most -> inFlight + ahead >= most);
  }

  /**
   * When to ask again.
   *
   * @param paced until the departure {@link #excess} counts no more, if there is that one
   */
  public Duration again(SubmitLimits limits, Option<Duration> paced) {
    Duration pause = excess(limits) > 0 ? paced.getOrElse(SubmitLimits.WINDOW) : SubmitLimits.LOOK;
    return isFull(limits) && pause.compareTo(SubmitLimits.LOOK) < 0 ? SubmitLimits.LOOK : pause;
  }
}
