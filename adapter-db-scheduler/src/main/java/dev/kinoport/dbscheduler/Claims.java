package dev.kinoport.dbscheduler;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.kinoport.dbscheduler.claim.Claiming;
import dev.kinoport.dbscheduler.claim.NoData;
import dev.kinoport.dbscheduler.claim.Reach;
import dev.kinoport.engine.NextStep;
import dev.kinoport.time.Timekeeper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** db-scheduler as it is used here: claims what is due and keeps the claim alive meanwhile. */
final class Claims {
  /** What another version of this program has put into the table is not ours to delete. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  private final Scheduler scheduler;

  /** What is claimed, and what is done with a claim of each kind. */
  record Work(Reach reach, ExecutionHandler<Void> steps, ExecutionHandler<Void> sweep) {}

  Claims(
      WakeUpTables opened,
      String worker,
      WorkerSettings settings,
      DatabaseClock clock,
      Timekeeper time,
      Settlement settlement,
      Work work) {
    List<Task<?>> tasks =
        List.of(
            task(WakeUps.GENERATION, work.steps(), settlement, time),
            task(Sweep.TASK, work.sweep(), settlement, time));
    scheduler =
        Claiming.polling(Scheduler.create(opened.source(), tasks), opened.dialect())
            .tableName(Claiming.TABLE)
            .jdbcCustomization(Claiming.within(work.reach(), opened.dialect()))
            .serializer(new NoData())
            .clock(clock)
            .schedulerName(new SchedulerName.Fixed(worker))
            .threads(settings.threads())
            .executorService(new StepThreads(settings.threads()))
            .dueExecutor(Executors.newSingleThreadExecutor(daemons("kinoport-claims-")))
            .housekeeperExecutor(
                Executors.newScheduledThreadPool(2, daemons("kinoport-heartbeat-")))
            .pollingInterval(settings.polling())
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(settings.missedHeartbeats())
            .deleteUnresolvedAfter(NEVER)
            // It waits so long twice: before and after an interrupt that nobody gets here.
            .shutdownMaxWait(settings.closeWithin().dividedBy(2))
            .failureLogging(LogLevel.ERROR, true)
            .build();
  }

  private static ThreadFactory daemons(String name) {
    return Thread.ofPlatform().name(name, 1).daemon(true).factory();
  }

  private static Task<Void> task(
      String name, ExecutionHandler<Void> handler, Settlement settlement, Timekeeper time) {
    return Tasks.custom(name, Void.class)
        .onFailure((failed, operations) ->
            settlement.settle(
                failed.getExecution(), new NextStep.At(time.now().plus(Steps.AFTER_DEFECT))))
        .onDeadExecution((dead, operations) ->
            settlement.settle(dead.getExecution(), new NextStep.At(time.now())))
        .execute(handler);
  }

  void start() {
    scheduler.start();
  }

  /** Looks for what is due now rather than at the next turn. */
  void check() {
    scheduler.triggerCheckForDueExecutions();
  }

  /** Claims nothing more, and waits for steps that are being done. */
  void stop() {
    scheduler.stop();
  }
}
