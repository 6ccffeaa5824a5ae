package dev.kinoport.dbscheduler;

import com.github.kagkarlsson.scheduler.task.Execution;
import dev.kinoport.engine.Next;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Gives claims back after a step. If a claim was lost, because others took this worker for dead,
 * whoever has it now is told to look again: he may be waiting for what this step has done.
 */
final class Settlement {
  private final WakeUps wakeUps;
  private final DatabaseClock clock;
  private final Unwritten unwritten;
  private final Waiters waiters;
  private final Duration parkedPolling;
  private final Runnable check;

  /**
   * @param parkedPolling how long what is parked is left alone
   * @param check looks for what is due
   */
  Settlement(
      WakeUps wakeUps,
      DatabaseClock clock,
      Unwritten unwritten,
      Waiters waiters,
      Duration parkedPolling,
      Runnable check) {
    this.wakeUps = wakeUps;
    this.clock = clock;
    this.unwritten = unwritten;
    this.waiters = waiters;
    this.parkedPolling = parkedPolling;
    this.check = check;
  }

  void settle(Execution claim, Next next) {
    GenerationId id = new GenerationId(claim.getId());
    switch (next) {
      case Next.Ended ended -> {
        end(claim);
        waiters.rested(id, ended);
      }
      case Next.Parked parked -> {
        if (isParked(claim, id)) {
          waiters.rested(id, parked);
        }
      }
      case Next.At at -> {
        var unused = write(claim, clock.at(at.when()), wakeUps::settle);
      }
    }
  }

  private void end(Execution claim) {
    try {
      wakeUps.end(claim);
    } catch (SQLException e) {
      // Done once more, it ends once more.
      unwritten.giveBack(claim);
    }
  }

  /** Not if somebody has woken it meanwhile, also if that has not reached the table yet. */
  private boolean isParked(Execution claim, GenerationId id) {
    if (unwritten.isWoken(id)) {
      var unused = write(claim, clock.now(), wakeUps::settle);
      return false;
    }
    // as exact as both databases are, to be known again
    Instant next = clock.now().plus(parkedPolling).truncatedTo(ChronoUnit.MILLIS);
    return write(claim, next, wakeUps::park).contains(next);
  }

  /** One of the ways to give a claim back. */
  private interface Giving {
    Option<Instant> back(Execution claim, Instant next, Instant now) throws SQLException;
  }

  private Option<Instant> write(Execution claim, Instant next, Giving giving) {
    try {
      Instant now = clock.now();
      Option<Instant> due = giving.back(claim, next, now);
      if (due.isEmpty() && claim.getTaskName().equals(WakeUps.GENERATION)) {
        wakeUps.wake(List.of(new GenerationId(claim.getId())), now);
      }
      if (due.exists(moment -> !moment.isAfter(now))) {
        check.run();
      }
      return due;
    } catch (SQLException e) {
      unwritten.giveBack(claim);
      return Option.none();
    }
  }
}
