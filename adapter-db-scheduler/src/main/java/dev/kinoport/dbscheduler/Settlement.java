package dev.kinoport.dbscheduler;

import com.github.kagkarlsson.scheduler.task.Execution;
import dev.kinoport.engine.Next;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Instant;
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
  private final Runnable check;

  /**
   * @param check looks for what is due
   */
  Settlement(
      WakeUps wakeUps, DatabaseClock clock, Unwritten unwritten, Waiters waiters, Runnable check) {
    this.wakeUps = wakeUps;
    this.clock = clock;
    this.unwritten = unwritten;
    this.waiters = waiters;
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
        Instant due = unwritten.isWoken(id) ? clock.now() : WakeUps.PARKED;
        if (write(claim, due).contains(WakeUps.PARKED)) {
          waiters.rested(id, parked);
        }
      }
      case Next.At at -> {
        var unused = write(claim, clock.at(at.when()));
      }
    }
  }

  private void end(Execution claim) {
    try {
      wakeUps.end(claim);
    } catch (SQLException e) {
      // Done once more, it ends once more.
      unwritten.settle(claim, clock.now());
    }
  }

  private Option<Instant> write(Execution claim, Instant next) {
    try {
      Instant now = clock.now();
      Option<Instant> due = wakeUps.settle(claim, next, now);
      if (due.isEmpty() && claim.getTaskName().equals(WakeUps.GENERATION)) {
        wakeUps.wake(List.of(new GenerationId(claim.getId())), now);
      }
      if (due.exists(moment -> !moment.isAfter(now))) {
        check.run();
      }
      return due;
    } catch (SQLException e) {
      unwritten.settle(claim, next);
      return Option.none();
    }
  }
}
