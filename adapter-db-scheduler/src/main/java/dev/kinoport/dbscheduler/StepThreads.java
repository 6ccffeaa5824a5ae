package dev.kinoport.dbscheduler;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that do steps. They are never interrupted: a paid request that is broken off is in
 * doubt, and one that is left alone may still be answered while the process lives.
 */
final class StepThreads extends ThreadPoolExecutor {
  StepThreads(int count) {
    super(
        count,
        count,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().name("kinoport-step-", 1).daemon(true).factory());
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }
}
