package dev.kinoport.engine;

import dev.kinoport.generation.GenerationId;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides how long to wait. Spread by up to a fifth either way, so that a thousand generations that
 * began together do not ask together; the spread follows from id and time, so a run can be
 * repeated.
 */
final class StepDelays {
  private static final int SPREAD_PERCENT = 20;
  private static final int LOOKS_PER_AGE = 10;
  private static final int MOST_DOUBLINGS = 16;
  private static final Duration LONGEST_FOR_AN_ADDRESS = Duration.ofHours(1);

  private final EngineSettings settings;

  StepDelays(EngineSettings settings) {
    this.settings = settings;
  }

  /** Next look at a generation in good order: the longer it has taken, the less often. */
  Instant nextLook(GenerationId id, Instant since, Instant now) {
    return spread(id, now, share(since, now, settings.pollFirst(), settings.pollSlowest()));
  }

  /**
   * For how long a stream that lives and tells nothing is believed that there is nothing to tell.
   */
  Duration trust(boolean overdue) {
    Duration longest = settings.faultSlowest();
    boolean sooner = overdue && settings.pollSlowest().compareTo(longest) < 0;
    return sooner ? settings.pollSlowest() : longest;
  }

  /** Next look into the provider's records, which nobody waits for by the second. */
  Instant nextSearch(GenerationId id, Instant since, Instant now) {
    return spread(id, now, share(since, now, settings.faultFirst(), settings.doubtSlowest()));
  }

  /** Next try after a number of failures in a row. */
  Instant afterFault(GenerationId id, int failures, Instant now) {
    long doubled = settings.faultFirst().toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    return spread(id, now, Math.min(doubled, settings.faultSlowest().toMillis()));
  }

  /** Next look at what waits for a person. */
  Instant afterStuck(GenerationId id, Instant now) {
    return spread(id, now, settings.stuckPause().toMillis());
  }

  /**
   * Next question for an address, when so many before have led nowhere: the first at once, then
   * after pauses that double up to an hour, for each question is two entries of the journal.
   */
  Instant afterLostAddress(GenerationId id, int lostBefore, Instant now) {
    if (lostBefore == 0) {
      return now;
    }
    long doubled = settings.faultFirst().toMillis() << Math.min(lostBefore - 1, MOST_DOUBLINGS);
    return spread(id, now, Math.min(doubled, LONGEST_FOR_AN_ADDRESS.toMillis()));
  }

  private static long share(Instant since, Instant now, Duration least, Duration most) {
    long age = now.toEpochMilli() - since.toEpochMilli();
    return Math.clamp(age / LOOKS_PER_AGE, least.toMillis(), most.toMillis());
  }

  private static Instant spread(GenerationId id, Instant now, long millis) {
    long mixed = (id.hashCode() * 0x9E3779B97F4A7C15L) ^ (now.toEpochMilli() * 0xC2B2AE3D27D4EB4FL);
    int percent = 100 - SPREAD_PERCENT + Math.floorMod(mixed >>> 17, 2 * SPREAD_PERCENT + 1);
    return now.plusMillis(Math.max(1, millis * percent / 100));
  }
}
