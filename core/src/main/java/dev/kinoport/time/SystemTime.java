package dev.kinoport.time;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The machine's own time. One daemon thread watches the clock; every task runs on a virtual thread
 * of its own, so neither keeps the JVM alive and a thousand waiting tasks cost no thread.
 */
public final class SystemTime implements Timekeeper, AutoCloseable {
  /** The clock may be set while a task waits, so it is looked at again at least this often. */
  private static final Duration LONGEST_NAP = Duration.ofMinutes(10);

  /** Clocks that are kept right run a little faster or slower than others for a while. */
  private static final Duration SLEWED = Duration.ofSeconds(1);

  private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  private static final ThreadFactory TASKS = Thread.ofVirtual().name("kinoport-task-", 0).factory();

  private final ScheduledThreadPoolExecutor timer;

  /** Starts the watching thread with the first task. */
  public SystemTime() {
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().name("kinoport-timer").daemon(true).factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  /** There is one machine, and so one time of it. */
  @Override
  public boolean isSameAs(Timekeeper other) {
    return other instanceof SystemTime;
  }

  @Override
  public void at(Instant when, Runnable task) {
    Duration left = Duration.between(now(), when);
    nap(left, left, System.nanoTime(), when, task);
  }

  /**
   * Waits until an instant, and no longer than it was away at first: a clock that is set back makes
   * no wait longer.
   *
   * @param span how far it was away at first
   * @param began when that was, by a clock that nobody sets
   */
  private void nap(Duration left, Duration span, long began, Instant when, Runnable task) {
    if (!left.isPositive()) {
      runUnlessClosed(task);
      return;
    }
    Duration nap = left.compareTo(LONGEST_NAP) < 0 ? left : LONGEST_NAP;
    var unused =
        timer.schedule(
            () -> nap(left(span, began, when), span, began, when, task),
            nap.toNanos(),
            TimeUnit.NANOSECONDS);
  }

  private Duration left(Duration span, long began, Instant when) {
    Duration byTheClock = Duration.between(now(), when);
    Duration bySpan = span.minusNanos(System.nanoTime() - began);
    boolean isSetBack = byTheClock.minus(bySpan).compareTo(SLEWED) > 0;
    return isSetBack ? bySpan : byTheClock;
  }

  private void runUnlessClosed(Runnable task) {
    if (!timer.isShutdown()) {
      TASKS.newThread(task).start();
    }
  }

  @Override
  public <T> Option<T> await(CompletableFuture<T> future, Option<Duration> limit) {
    try {
      Duration longest =
          limit
              .filter(span -> span.compareTo(FOREVER) < 0)
              .map(span -> span.isNegative() ? Duration.ZERO : span)
              .getOrElse(FOREVER);
      return Option.of(future.get(longest.toNanos(), TimeUnit.NANOSECONDS));
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
