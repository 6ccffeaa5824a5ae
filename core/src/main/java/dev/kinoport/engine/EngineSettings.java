package dev.kinoport.engine;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How patient the engine is, and how much it does at once. Every span is above zero. Pauses are
 * spread by up to a fifth either way, so that what began together does not ask together. What a
 * provider can and how long it remembers is not said here, but by its capabilities.
 *
 * @param answerWithin after this long nobody waits for a submit's answer any more: longer than the
 *     adapter's own time limits; by default 3 minutes
 * @param submitAttempts how often a request that certainly did not arrive is sent in all; by
 *     default 8
 * @param doubtSlowest looks into the provider's records are never further apart than this; by
 *     default 2 minutes
 * @param pollFirst first look at a fresh generation; when its end is to be expected, by what others
 *     of its offer took, up to four looks are made in that time; by default 1 s
 * @param pollSlowest looks are never further apart than this; by default 15 s
 * @param faultFirst pause after a first failed call; it doubles with each further one; by default 1
 *     s
 * @param faultSlowest and never grows beyond this; by default 60 s
 * @param stuckPause what waits for a person is looked at again after this long; by default 15
 *     minutes
 * @param inFlight at most this many generations of one process are with one provider at once, or
 *     fewer if the provider says so; the others wait in the journal, unsent; one in doubt does not
 *     count; by default there is no limit
 * @param closeWithin closing waits this long for paid requests that are under way, so that their
 *     answers are written down and nothing is in doubt; steps that can be done again for nothing
 *     are not waited for; by default 20 s, below the 30 s that Spring and Kubernetes leave who
 *     stops
 */
public record EngineSettings(
    Duration answerWithin,
    int submitAttempts,
    Duration doubtSlowest,
    Duration pollFirst,
    Duration pollSlowest,
    Duration faultFirst,
    Duration faultSlowest,
    Duration stuckPause,
    int inFlight,
    Duration closeWithin) {
  /**
   * @throws IllegalArgumentException if a span is not above zero, a first pause is longer than the
   *     longest of its kind, or nothing is ever sent
   */
  public EngineSettings {
    mustBePositive("answerWithin", answerWithin);
    mustBePositive("doubtSlowest", doubtSlowest);
    mustBePositive("pollFirst", pollFirst);
    mustBePositive("pollSlowest", pollSlowest);
    mustBePositive("faultFirst", faultFirst);
    mustBePositive("faultSlowest", faultSlowest);
    mustBePositive("stuckPause", stuckPause);
    mustBePositive("closeWithin", closeWithin);
    mustNotPass("poll", pollFirst, pollSlowest);
    mustNotPass("fault", faultFirst, faultSlowest);
    mustNotPass("doubt", faultFirst, doubtSlowest);
    if (submitAttempts < 1) {
      throw new IllegalArgumentException("submitAttempts must be 1 or more, was " + submitAttempts);
    }
    if (inFlight < 1) {
      throw new IllegalArgumentException("inFlight must be 1 or more, was " + inFlight);
    }
  }

  private static void mustBePositive(String name, Duration span) {
    if (!span.isPositive()) {
      throw new IllegalArgumentException(name + " must be above zero, was " + span);
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
    return new Change().done();
  }

  /** The same, looking at running generations at these intervals. */
  public EngineSettings polling(Duration first, Duration slowest) {
    return with(change -> {
      change.pollFirst = first;
      change.pollSlowest = slowest;
    });
  }

  /** The same, looking into the provider's records no further apart than this. */
  public EngineSettings doubtSlowest(Duration span) {
    return with(change -> change.doubtSlowest = span);
  }

  /** The same, pausing for so long after failed calls. */
  public EngineSettings pausing(Duration first, Duration slowest) {
    return with(change -> {
      change.faultFirst = first;
      change.faultSlowest = slowest;
    });
  }

  /** The same, sending what certainly did not arrive so many times in all. */
  public EngineSettings submitAttempts(int most) {
    return with(change -> change.submitAttempts = most);
  }

  /** The same, waiting for a submit's answer for so long. */
  public EngineSettings answerWithin(Duration span) {
    return with(change -> change.answerWithin = span);
  }

  /** The same, looking at what waits for a person at these intervals. */
  public EngineSettings stuckPause(Duration span) {
    return with(change -> change.stuckPause = span);
  }

  /** The same, with at most this many with a provider at once. */
  public EngineSettings inFlight(int most) {
    return with(change -> change.inFlight = most);
  }

  /** The same, waiting so long for paid requests that are under way when it is closed. */
  public EngineSettings closeWithin(Duration span) {
    return with(change -> change.closeWithin = span);
  }

  private EngineSettings with(Consumer<Change> made) {
    Change change = new Change(this);
    made.accept(change);
    return change.done();
  }

  /** One in the making, at first with the defaults. */
  private static final class Change {
    private Duration answerWithin = Duration.ofMinutes(3);
    private int submitAttempts = 8;
    private Duration doubtSlowest = Duration.ofMinutes(2);
    private Duration pollFirst = Duration.ofSeconds(1);
    private Duration pollSlowest = Duration.ofSeconds(15);
    private Duration faultFirst = Duration.ofSeconds(1);
    private Duration faultSlowest = Duration.ofSeconds(60);
    private Duration stuckPause = Duration.ofMinutes(15);
    private int inFlight = Integer.MAX_VALUE;
    private Duration closeWithin = Duration.ofSeconds(20);

    private Change() {}

    private Change(EngineSettings from) {
      answerWithin = from.answerWithin;
      submitAttempts = from.submitAttempts;
      doubtSlowest = from.doubtSlowest;
      pollFirst = from.pollFirst;
      pollSlowest = from.pollSlowest;
      faultFirst = from.faultFirst;
      faultSlowest = from.faultSlowest;
      stuckPause = from.stuckPause;
      inFlight = from.inFlight;
      closeWithin = from.closeWithin;
    }

    private EngineSettings done() {
      return new EngineSettings(
          answerWithin,
          submitAttempts,
          doubtSlowest,
          pollFirst,
          pollSlowest,
          faultFirst,
          faultSlowest,
          stuckPause,
          inFlight,
          closeWithin);
    }
  }
}
