package dev.kinoport.engine;

import dev.kinoport.generation.GenerationId;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides how long to wait. Spread by up to a fifth either way, so that a thousand generations that
 * began together do not ask together; the spread follows from id and time, so a run can be repeated.
 */
final class Pace {
  private static final int SPREAD_PERCENT = 20;
  private static final int LOOKS_PER_AGE = 10;

  private final EngineSettings settings;

  Pace(EngineSettings settings) {
    this.settings = settings;
  }

  /** Next look at a generation in good order: the longer it has taken, the less often. */
  Instant nextLook(GenerationId id, Instant since, Instant now) {
    Duration age = Duration.between(since, now);
    Duration pause =
        within(age.dividedBy(LOOKS_PER_AGE), settings.pollFirst(), settings.pollSlowest());
    return now.plus(spread(id, now, pause));
  }

  /** Next try after a number of failures in a row. */
  Instant afterFault(GenerationId id, int failures, Instant now) {
    Duration pause = settings.faultFirst().multipliedBy(1L << Math.min(failures - 1, 16));
    return now.plus(
        spread(id, now, within(pause, settings.faultFirst(), settings.faultSlowest())));
  }

  private static Duration within(Duration pause, Duration least, Duration most) {
    if (pause.compareTo(least) < 0) {
      return least;
    }
    return pause.compareTo(most) > 0 ? most : pause;
  }

  private static Duration spread(GenerationId id, Instant now, Duration pause) {
    long mixed = (id.hashCode() * 0x9E3779B97F4A7C15L) ^ (now.toEpochMilli() * 0xC2B2AE3D27D4EB4FL);
    int percent = 100 - SPREAD_PERCENT + Math.floorMod(mixed >>> 17, 2 * SPREAD_PERCENT + 1);
    return pause.multipliedBy(percent).dividedBy(100);
  }
}
