package dev.kinoport.engine;

import java.time.Duration;
import java.util.List;

/**
 * How patient the engine is, and how much it does at once. Every span is above zero. Pauses are
 * spread by up to a fifth either way, so that what began together does not ask together.
 *
 * @param answerWithin after this long nobody waits for a submit's answer any more: longer than the
 *     backend's own time limits; by default 3 minutes
 * @param submitAttempts how often a request that certainly did not arrive is sent in all; by
 *     default 8
 * @param doubtGrace how long after a submit the provider's records may still lack it: an absence is
 *     believed only afterwards; by default 30 minutes
 * @param doubtSlowest looks into the provider's records are never further apart than this; by
 *     default 2 minutes
 * @param pollFirst first look at a fresh generation; by default 1 s
 * @param pollSlowest looks are never further apart than this; by default 15 s
 * @param faultFirst pause after a first failed call; it doubles with each further one; by default 1
 *     s
 * @param faultSlowest and never grows beyond this; by default 60 s
 * @param resultKept how long the provider keeps a result at least; "not found" means "not yet"
 *     before and "expired" after; by default 1 hour
 * @param clipKept how long a clip that the provider denies or sends damaged is asked for before it
 *     counts as lost; by default 1 hour
 * @param inFlight at most this many generations of one process are with the provider at once; the
 *     others wait in the journal, unsent; one in doubt does not count; by default there is no limit
 */
public record EngineSettings(
    Duration answerWithin,
    int submitAttempts,
    Duration doubtGrace,
    Duration doubtSlowest,
    Duration pollFirst,
    Duration pollSlowest,
    Duration faultFirst,
    Duration faultSlowest,
    Duration resultKept,
    Duration clipKept,
    int inFlight) {
  /** As many at once as there are. */
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /**
   * @throws IllegalArgumentException if a span is not above zero, a first pause is longer than the
   *     longest of its kind, or nothing is ever sent
   */
  public EngineSettings {
    List.of(
            answerWithin,
            doubtGrace,
            doubtSlowest,
            pollFirst,
            pollSlowest,
            faultFirst,
            faultSlowest,
            resultKept,
            clipKept)
        .forEach(EngineSettings::mustBePositive);
    mustNotPass("poll", pollFirst, pollSlowest);
    mustNotPass("fault", faultFirst, faultSlowest);
    mustNotPass("doubt", faultFirst, doubtSlowest);
    if (submitAttempts < 1) {
      throw new IllegalArgumentException("at least 1 attempt, not " + submitAttempts);
    }
    if (inFlight < 1) {
      throw new IllegalArgumentException("at least 1 in flight, not " + inFlight);
    }
  }

  /** The same without a limit on what is with the provider at once. */
  public EngineSettings(
      Duration answerWithin,
      int submitAttempts,
      Duration doubtGrace,
      Duration doubtSlowest,
      Duration pollFirst,
      Duration pollSlowest,
      Duration faultFirst,
      Duration faultSlowest,
      Duration resultKept,
      Duration clipKept) {
    this(
        answerWithin,
        submitAttempts,
        doubtGrace,
        doubtSlowest,
        pollFirst,
        pollSlowest,
        faultFirst,
        faultSlowest,
        resultKept,
        clipKept,
        NO_LIMIT);
  }

  /** Whether anything has to wait for a place. */
  boolean isLimited() {
    return inFlight != NO_LIMIT;
  }

  private static void mustBePositive(Duration span) {
    if (!span.isPositive()) {
      throw new IllegalArgumentException("a span must be above zero, was " + span);
    }
  }

  private static void mustNotPass(String kind, Duration first, Duration slowest) {
    if (first.compareTo(slowest) > 0) {
      throw new IllegalArgumentException(
          "the first %s pause of %s is above the longest of %s".formatted(kind, first, slowest));
    }
  }

  /** The defaults named above. */
  public static EngineSettings standard() {
    return new EngineSettings(
        Duration.ofMinutes(3),
        8,
        Duration.ofMinutes(30),
        Duration.ofMinutes(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(15),
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        Duration.ofHours(1),
        Duration.ofHours(1));
  }

  /** The same, believing an absence from the provider's records only after this long. */
  public EngineSettings doubtGrace(Duration span) {
    return new EngineSettings(
        answerWithin,
        submitAttempts,
        span,
        doubtSlowest,
        pollFirst,
        pollSlowest,
        faultFirst,
        faultSlowest,
        resultKept,
        clipKept,
        inFlight);
  }

  /** The same, looking at running generations at these intervals. */
  public EngineSettings polling(Duration first, Duration slowest) {
    return new EngineSettings(
        answerWithin,
        submitAttempts,
        doubtGrace,
        doubtSlowest,
        first,
        slowest,
        faultFirst,
        faultSlowest,
        resultKept,
        clipKept,
        inFlight);
  }

  /** The same, with at most this many with the provider at once. */
  public EngineSettings inFlight(int most) {
    return new EngineSettings(
        answerWithin,
        submitAttempts,
        doubtGrace,
        doubtSlowest,
        pollFirst,
        pollSlowest,
        faultFirst,
        faultSlowest,
        resultKept,
        clipKept,
        most);
  }
}
