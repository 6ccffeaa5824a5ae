package dev.kinoport.dbscheduler;

import dev.kinoport.engine.NextStep;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Finds out what other workers have brought to rest: one query for all who wait. It may take a
 * twentieth of the time, no more, however many they are.
 */
final class RestWatch implements Chores.Chore {
  private static final int SHARE = 20;

  private final WakeUps wakeUps;
  private final Waiters waiters;
  private final Timekeeper time;
  private Instant notBefore = Instant.MIN;

  RestWatch(WakeUps wakeUps, Waiters waiters, Timekeeper time) {
    this.wakeUps = wakeUps;
    this.waiters = waiters;
    this.time = time;
  }

  @Override
  public boolean run() throws SQLException {
    Instant begin = time.now();
    List<GenerationId> joined = waiters.joined();
    if (joined.isEmpty() || begin.isBefore(notBefore)) {
      return false;
    }
    wakeUps.resting(joined).forEach(id -> waiters.rested(id, new NextStep.Parked(Option.none())));
    Instant end = time.now();
    notBefore = end.plus(Duration.between(begin, end).multipliedBy(SHARE));
    return true;
  }
}
