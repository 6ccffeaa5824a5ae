package dev.kinoport.testkit;

import dev.kinoport.engine.InProcessScheduler;
import dev.kinoport.engine.Scheduler;
import dev.kinoport.journal.Journal;

class InProcessSchedulerContractTest extends SchedulerContract {
  @Override
  protected Scheduler.Factory schedulers(Journal truth) {
    return InProcessScheduler::new;
  }
}
