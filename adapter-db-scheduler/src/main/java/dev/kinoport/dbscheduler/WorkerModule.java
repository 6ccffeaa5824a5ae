package dev.kinoport.dbscheduler;

import com.google.inject.AbstractModule;
import dev.kinoport.engine.Scheduler;

/**
 * Binds {@link Scheduler.Factory} to one that {@link WorkerScheduler} has made, for the engine's
 * module to take. Needs nothing. The database is asked before there is an injector, so that one
 * that is away is an answer and no exception.
 */
public final class WorkerModule extends AbstractModule {
  private final Scheduler.Factory schedulers;

  /**
   * Wires what {@link WorkerScheduler#on} or {@link WorkerScheduler#handingIn} answered.
   *
   * @param schedulers makes the injector's one scheduler
   */
  public WorkerModule(Scheduler.Factory schedulers) {
    this.schedulers = schedulers;
  }

  @Override
  protected void configure() {
    bind(Scheduler.Factory.class).toInstance(schedulers);
  }
}
