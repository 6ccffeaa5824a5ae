package dev.kinoport.dbscheduler;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.kinoport.engine.Engine;
import dev.kinoport.engine.Next;
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
    Next next = advance(id, context);
    switch (next) {
      case Next.At at -> followed.add(id);
      case Next.Parked parked -> followed.add(id);
      case Next.Elsewhere elsewhere -> followed.forget(id);
      case Next.Ended ended -> followed.forget(id);
    }
    return (complete, operations) -> settlement.settle(complete.getExecution(), next);
  }

  private Next advance(GenerationId id, ExecutionContext context) {
    Next next = new Next.At(time.now());
    for (int steps = 0; steps < MOST_AT_ONCE && isDue(next); steps++) {
      if (context.getSchedulerState().isShuttingDown()) {
        return next;
      }
      next = advance(id);
    }
    return next;
  }

  private boolean isDue(Next next) {
    return next instanceof Next.At at && !at.when().isAfter(time.now());
  }

  private Next advance(GenerationId id) {
    try {
      return engine.advance(id);
    } catch (RuntimeException defect) {
      System.getLogger(Steps.class.getName())
          .log(System.Logger.Level.ERROR, "generation " + id + " could not be advanced", defect);
      return new Next.At(time.now().plus(AFTER_DEFECT));
    }
  }
}
