package dev.kinoport.fal.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which messages are read: so many at once, and each for so long. A thread that
 * reads longer is interrupted, which closes its connection.
 */
final class ReadingThreads implements Executor, AutoCloseable {
  private static final int MOST = 256;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofVirtual().name("kinoport-fal-webhook-", 0).factory());
  private final ScheduledThreadPoolExecutor limits =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("kinoport-fal-webhook-limits").factory());
  private final Map<Thread, Future<?>> reading = new ConcurrentHashMap<>();
  private final Semaphore places = new Semaphore(MOST);
  private final Duration longest;

  ReadingThreads(Duration longest) {
    this.longest = longest;
    limits.setRemoveOnCancelPolicy(true);
  }

  /**
   * Reads on a thread of its own.
   *
   * @throws RejectedExecutionException if as many are read as may be; the server then closes the
   *     connection
   */
  @Override
  public void execute(Runnable read) {
    if (!places.tryAcquire()) {
      throw new RejectedExecutionException("as many messages are read as may be");
    }
    try {
      threads.execute(() -> readInTime(read));
    } catch (RejectedExecutionException closed) {
      places.release();
      throw closed;
    }
  }

  private void readInTime(Runnable read) {
    Thread thread = Thread.currentThread();
    try {
      reading.put(
          thread, limits.schedule(() -> letGo(thread), longest.toMillis(), TimeUnit.MILLISECONDS));
      read.run();
    } finally {
      hasRead();
      places.release();
    }
  }

  /** Only while it reads: {@link #hasRead} comes before this or after, never between. */
  private void letGo(Thread thread) {
    reading.computeIfPresent(
        thread,
        (reader, limit) -> {
          reader.interrupt();
          return limit;
        });
  }

  /** This thread has read its message: what it does now may take longer. */
  void hasRead() {
    Future<?> limit = reading.remove(Thread.currentThread());
    if (limit != null) {
      limit.cancel(false);
    }
  }

  @Override
  public void close() {
    limits.shutdownNow();
    threads.shutdownNow();
  }
}
