package dev.kinoport.dbscheduler;

import com.github.kagkarlsson.scheduler.task.Execution;
import dev.kinoport.engine.NextStep;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.Journal;
import dev.kinoport.provider.ProviderName;
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
  private final Journal journal;
  private final WakeUps wakeUps;
  private final DatabaseClock clock;
  private final Unwritten unwritten;
  private final Waiters waiters;
  private final Duration parkedPolling;
  private final Runnable check;

  /**
   * @param journal asked whose a generation is that is nobody's here
   * @param parkedPolling how long what is parked is left alone
   * @param check looks for what is due
   */
  Settlement(
      Journal journal,
      WakeUps wakeUps,
      DatabaseClock clock,
      Unwritten unwritten,
      Waiters waiters,
      Duration parkedPolling,
      Runnable check) {
    this.journal = journal;
    this.wakeUps = wakeUps;
    this.clock = clock;
    this.unwritten = unwritten;
    this.waiters = waiters;
    this.parkedPolling = parkedPolling;
    this.check = check;
  }

  void settle(Execution claim, NextStep next) {
    switch (next) {
      case NextStep.Ended ended -> {
        end(claim);
        waiters.rested(generation(claim), ended);
      }
      case NextStep.Parked parked -> {
        if (isParked(claim, parked)) {
          waiters.rested(generation(claim), parked);
        }
      }
      case NextStep.Elsewhere elsewhere -> leave(claim);
      case NextStep.At at -> {
        write(claim, clock.at(at.when()), wakeUps::settle);
      }
    }
  }

  private static GenerationId generation(Execution claim) {
    return new GenerationId(claim.getId());
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
  private boolean isParked(Execution claim, NextStep.Parked parked) {
    if (unwritten.isWoken(generation(claim))) {
      write(claim, clock.now(), wakeUps::settle);
      return false;
    }
    Instant look = clock.now().plus(parkedPolling);
    Instant wanted = parked.lookAt().map(clock::at).filter(look::isAfter).getOrElse(look);
    // as exact as both databases are, to be known again
    Instant next = wanted.truncatedTo(ChronoUnit.MILLIS);
    return write(claim, next, wakeUps::park).contains(next);
  }

  /** Whoever waits for it goes on waiting: it comes to rest by another worker. */
  private void leave(Execution claim) {
    Option<ProviderName> seller =
        journal
            .read(generation(claim))
            .getOrElse(Option.none())
            .map(history -> history.state().order().provider());
    try {
      if (seller.isEmpty()) {
        wakeUps.settle(claim, clock.now().plus(Steps.AFTER_DEFECT), clock.now());
      }
      for (ProviderName provider : seller) {
        wakeUps.leave(claim, provider, clock.now());
      }
    } catch (SQLException e) {
      unwritten.giveBack(claim);
    }
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
        wakeUps.wake(List.of(generation(claim)), now);
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
