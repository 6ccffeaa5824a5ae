package dev.kinoport.fake;

import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only when somebody turns it: a test with {@link #advance}, or whoever waits for
 * a future, who is carried to the next task at once. Four minutes of queue take no time.
 *
 * <p>Tasks run one after another, on the thread that turns the clock, in the order of their
 * moments. Safe for use by many threads.
 */
public final class VirtualTime implements Timekeeper {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::when).thenComparingLong(Task::rank));
  private final Object lock = new Object();
  private final ReentrantLock turning = new ReentrantLock();
  private final LongSupplier ranks;
  private volatile Instant now;
  private Instant goal;

  private record Task(Instant when, long rank, Runnable work) {}

  private VirtualTime(Instant begin, LongSupplier ranks) {
    this.now = begin;
    this.goal = begin;
    this.ranks = ranks;
  }

  /** Begins in 2026; tasks of one moment run in the order they were given. */
  public static VirtualTime create() {
    return startingAt(BEGIN);
  }

  /** Begins at a moment; tasks of one moment run in the order they were given. */
  public static VirtualTime startingAt(Instant begin) {
    return new VirtualTime(begin, inOrder());
  }

  /** Begins in 2026; tasks of one moment run in an order that the dice decide. */
  public static VirtualTime shuffled(RandomGenerator dice) {
    return new VirtualTime(BEGIN, dice::nextLong);
  }

  private static LongSupplier inOrder() {
    long[] last = {0};
    return () -> last[0]++;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void at(Instant when, Runnable work) {
    synchronized (lock) {
      tasks.add(new Task(when, ranks.getAsLong(), work));
    }
  }

  /**
   * Where the turn of the clock leads that is under way; now, if nobody turns it. What would only
   * repeat itself on the way, such as a sign of life, is done a few times: a turn of thirty years
   * must not be sixty million signs.
   */
  public Instant turnedTo() {
    synchronized (lock) {
      return goal.isAfter(now) ? goal : now;
    }
  }

  /** Lets time pass, doing everything that falls due on the way. */
  public void advance(Duration span) {
    Instant end = turnTo(span);
    while (runNext(end)) {
      // one task after another
    }
    moveTo(end);
  }

  /**
   * Jumps from task to task.
   *
   * @param limit no further than this from now
   * @return whether everything was done within the limit
   */
  public boolean advanceUntilIdle(Duration limit) {
    Instant end = turnTo(limit);
    while (runNext(end)) {
      // one task after another
    }
    synchronized (lock) {
      goal = goal.equals(end) ? now : goal;
      return tasks.isEmpty();
    }
  }

  private Instant turnTo(Duration span) {
    synchronized (lock) {
      Instant end = now.plus(span);
      goal = end.isAfter(goal) ? end : goal;
      return end;
    }
  }

  /**
   * Carries the waiting thread from task to task until the future is done.
   *
   * @throws IllegalStateException if nothing is left to be done and the future is not: it never
   *     would be
   */
  @Override
  public <T> Option<T> await(CompletableFuture<T> future, Option<Duration> limit) {
    Instant end = limit.map(this::after).getOrElse(Instant.MAX);
    while (!future.isDone()) {
      if (!runNext(end) && !future.isDone()) {
        return outOfTime(end);
      }
    }
    return Option.of(future.join());
  }

  /** A limit beyond the end of all time is none. */
  private Instant after(Duration span) {
    return span.compareTo(Duration.between(now, Instant.MAX)) < 0 ? now.plus(span) : Instant.MAX;
  }

  private <T> Option<T> outOfTime(Instant end) {
    if (end.equals(Instant.MAX)) {
      throw new IllegalStateException("nothing is left to do, and the awaited has not come");
    }
    moveTo(end);
    return Option.none();
  }

  private boolean runNext(Instant end) {
    turning.lock();
    try {
      Task task = next(end);
      if (task == null) {
        return false;
      }
      moveTo(task.when());
      task.work().run();
      return true;
    } finally {
      turning.unlock();
    }
  }

  private @Nullable Task next(Instant end) {
    synchronized (lock) {
      Task first = tasks.peek();
      return first == null || first.when().isAfter(end) ? null : tasks.poll();
    }
  }

  private void moveTo(Instant moment) {
    synchronized (lock) {
      if (moment.isAfter(now)) {
        now = moment;
      }
    }
  }
}
