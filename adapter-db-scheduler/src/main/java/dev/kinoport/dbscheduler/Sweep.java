package dev.kinoport.dbscheduler;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.kinoport.engine.NextStep;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.Timekeeper;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Puts back what the table of wake-ups has lost. An admission and its first wake are two
 * transactions, and whoever dies between them leaves a generation that nobody would advance. Itself
 * a wake-up for each provider, so that of many workers that have it one sweeps, and nobody for a
 * provider that nobody has.
 */
final class Sweep implements ExecutionHandler<Void> {
  static final String TASK = "kinoport.sweep";

  private static final System.Logger LOG = System.getLogger(Sweep.class.getName());

  private final Journal journal;
  private final WakeUps wakeUps;
  private final DatabaseClock clock;
  private final Timekeeper time;
  private final Duration pause;
  private final Settlement settlement;

  Sweep(
      Journal journal,
      WakeUps wakeUps,
      DatabaseClock clock,
      Timekeeper time,
      Duration pause,
      Settlement settlement) {
    this.journal = journal;
    this.wakeUps = wakeUps;
    this.clock = clock;
    this.time = time;
    this.pause = pause;
    this.settlement = settlement;
  }

  @Override
  public CompletionHandler<Void> execute(TaskInstance<Void> wakeUp, ExecutionContext context) {
    if (!context.getSchedulerState().isShuttingDown()) {
      sweep(ProviderName.of(wakeUp.getId()));
    }
    return (complete, operations) ->
        settlement.settle(complete.getExecution(), new NextStep.At(time.now().plus(pause)));
  }

  private void sweep(ProviderName provider) {
    journal
        .unfinished(Set.of(provider))
        .peek(unfinished -> addMissing(provider, unfinished))
        .peekLeft(Sweep::report);
  }

  private void addMissing(ProviderName provider, List<GenerationId> unfinished) {
    try {
      int added = unfinished.isEmpty() ? 0 : wakeUps.addMissing(provider, unfinished, clock.now());
      if (added > 0) {
        LOG.log(System.Logger.Level.DEBUG, added + " unfinished generations had no wake-up");
      }
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.WARNING, "no sweep: the wake-ups cannot be written", e);
    }
  }

  private static void report(JournalFault fault) {
    LOG.log(System.Logger.Level.WARNING, "no sweep: " + fault.reason());
  }
}
