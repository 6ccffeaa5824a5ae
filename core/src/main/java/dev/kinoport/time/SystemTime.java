package dev.kinoport.time;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The machine's own time. One daemon thread watches the clock; every task runs on a virtual thread
 * of its own, so neither keeps the JVM alive and a thousand waiting tasks cost no thread.
 */
public final class SystemTime implements Timekeeper, AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;

  /** Starts the watching thread with the first task. */
  public SystemTime() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("kinoport-timer").daemon(true).factory());
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void at(Instant when, Runnable task) {
    long delay = Math.max(0, Duration.between(now(), when).toNanos());
    if (timer.isShutdown()) {
      return;
    }
    var unused = timer.schedule(() -> Thread.startVirtualThread(task), delay, TimeUnit.NANOSECONDS);
  }

  @Override
  public <T> Option<T> await(CompletableFuture<T> future, Option<Duration> limit) {
    try {
      return Option.of(
          limit.isEmpty()
              ? future.get()
              : future.get(limit.fold(() -> 0L, Duration::toNanos), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Option.none();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Option.none();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a task failed that must not", e.getCause());
    }
  }

  /** Drops what is still to come. Tasks that run already are not interrupted. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
