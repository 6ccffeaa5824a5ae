package dev.kinoport.dbscheduler;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.kinoport.engine.Engine;
import dev.kinoport.engine.NextStep;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.time.Timekeeper;
import java.time.Duration;

/**
 * What is done with a claimed wake-up: a step of its generation, or a few if they follow at once.
 */
final class Steps implements ExecutionHandler<Void> {
  /** How long something is left alone that went wrong for no known reason. */
  static final Duration AFTER_DEFECT = Duration.ofSeconds(30);

  private static final int MOST_AT_ONCE = 8;

  private final Engine engine;
  private final Timekeeper time;
  private final Followed followed;
  private final Settlement settlement;

  Steps(Engine engine, Timekeeper time, Followed followed, Settlement settlement) {
    this.engine = engine;
    this.time = time;
    this.followed = followed;
    this.settlement = settlement;
  }

  @Override
  public CompletionHandler<Void> execute(TaskInstance<Void> wakeUp, ExecutionContext context) {
    GenerationId id = new GenerationId(wakeUp.getId());
    NextStep next = advance(id, context);
    switch (next) {
      case NextStep.At at -> followed.add(id);
      case NextStep.Parked parked -> followed.add(id);
      case NextStep.Elsewhere elsewhere -> followed.forget(id);
      case NextStep.Ended ended -> followed.forget(id);
    }
    return (complete, operations) -> settlement.settle(complete.getExecution(), next);
  }

  private NextStep advance(GenerationId id, ExecutionContext context) {
    NextStep next = new NextStep.At(time.now());
    for (int steps = 0; steps < MOST_AT_ONCE && isDue(next); steps++) {
      if (context.getSchedulerState().isShuttingDown()) {
        return next;
      }
      next = advance(id);
    }
    return next;
  }

  private boolean isDue(NextStep next) {
    return next instanceof NextStep.At at && !at.when().isAfter(time.now());
  }

  private NextStep advance(GenerationId id) {
    try {
      return engine.advance(id);
    } catch (RuntimeException defect) {
      System.getLogger(Steps.class.getName())
          .log(System.Logger.Level.ERROR, "generation " + id + " could not be advanced", defect);
      return new NextStep.At(time.now().plus(AFTER_DEFECT));
    }
  }
}
