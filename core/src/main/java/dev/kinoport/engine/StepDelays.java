package dev.kinoport.engine;

import dev.kinoport.engine.TypicalRunTimes.ExpectedEnd;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides how long to wait. Spread by up to a fifth either way, so that a thousand generations that
 * began together do not ask together; the spread follows from id and time, so a run can be
 * repeated. Looks that would be too many in one second are put off, each to the next that has room.
 */
final class StepDelays {
  private static final int SPREAD_PERCENT = 20;
  private static final int LOOKS_PER_AGE = 10;
  private static final int LOOKS_BEFORE_EXPECTED = 5;
  private static final int LOOKS_WHILE_EXPECTED = 12;
  private static final int LOOKS_PER_FIRST = 4;
  private static final int MOST_DOUBLINGS = 16;
  private static final Duration LONGEST_FOR_AN_ADDRESS = Duration.ofHours(1);

  private final EngineSettings settings;
  private final Agenda agenda = new Agenda();

  StepDelays(EngineSettings settings) {
    this.settings = settings;
  }

  /** Next look at a generation in good order: the longer it has taken, the less often. */
  Instant nextLook(GenerationId id, Instant since, Instant now) {
    return spread(id, now, plain(since, now));
  }

  /**
   * Next look at a generation whose end is expected: seldom before, often while it is, and less and
   * less often afterwards.
   */
  Instant nextLook(GenerationId id, Instant since, Instant now, Option<ExpectedEnd> expected) {
    long pause = expected.map(end -> pause(since, now, end)).getOrElse(() -> plain(since, now));
    return agenda.place(spread(id, now, pause), now.plus(settings.pollSlowest()));
  }

  private long pause(Instant since, Instant now, ExpectedEnd end) {
    long left = Duration.between(now, end.early()).toMillis();
    if (left > 0) {
      return end.isLearnt()
          ? untilExpected(Duration.between(since, now).toMillis(), left)
          : Math.min(left, share(since, now, LOOKS_BEFORE_EXPECTED));
    }
    long over = Math.max(0, Duration.between(end.late(), now).toMillis());
    long least = settings.pollFirst().toMillis() / LOOKS_PER_FIRST;
    long often = Math.max(end.span().toMillis() / LOOKS_WHILE_EXPECTED, least);
    return Math.min(often + over / LOOKS_PER_FIRST, plain(since, now));
  }

  /** A provider that has become much faster is noticed when three times its time is over. */
  private long untilExpected(long age, long left) {
    long first = settings.pollFirst().toMillis();
    long bold = left <= 2 * Math.max(first, age) ? left : Math.max(first, age);
    return Math.min(bold, settings.pollSlowest().toMillis());
  }

  private long plain(Instant since, Instant now) {
    return share(since, now, LOOKS_PER_AGE);
  }

  private long share(Instant since, Instant now, int parts) {
    return share(since, now, parts, settings.pollFirst(), settings.pollSlowest());
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
    return spread(
        id, now, share(since, now, LOOKS_PER_AGE, settings.faultFirst(), settings.doubtSlowest()));
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

  private static long share(Instant since, Instant now, int parts, Duration least, Duration most) {
    long age = now.toEpochMilli() - since.toEpochMilli();
    return Math.clamp(age / parts, least.toMillis(), most.toMillis());
  }

  private static Instant spread(GenerationId id, Instant now, long millis) {
    long mixed = (id.hashCode() * 0x9E3779B97F4A7C15L) ^ (now.toEpochMilli() * 0xC2B2AE3D27D4EB4FL);
    int percent = 100 - SPREAD_PERCENT + Math.floorMod(mixed >>> 17, 2 * SPREAD_PERCENT + 1);
    return now.plusMillis(Math.max(1, millis * percent / 100));
  }

  /** How many looks are planned for each of the coming seconds. */
  private static final class Agenda {
    private static final int MOST = 100;
    private static final int SECONDS = 64;

    private final long[] second = new long[SECONDS];
    private final int[] looks = new int[SECONDS];

    /** The next moment with room, and in any case not later than this, or than wished for. */
    synchronized Instant place(Instant wish, Instant latest) {
      Instant when = wish;
      for (int i = 1; i < SECONDS && !isNoted(when) && when.isBefore(latest); i++) {
        when = wish.plusSeconds(i);
      }
      return when.isAfter(latest) && wish.isBefore(latest) ? latest : when;
    }

    private boolean isNoted(Instant when) {
      int slot = Math.floorMod(when.getEpochSecond(), SECONDS);
      if (second[slot] != when.getEpochSecond()) {
        second[slot] = when.getEpochSecond();
        looks[slot] = 0;
      }
      boolean hasRoom = looks[slot] < MOST;
      looks[slot] += hasRoom ? 1 : 0;
      return hasRoom;
    }
  }
}
