package dev.kinoport.engine.departure;

import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Paid requests that are under way in this process: from before the departure is written down until
 * the answer is. A paid request that is broken off is in doubt, so whoever stops the process waits
 * for these, and for nothing else: what uploads, asks or downloads costs nothing to do again.
 */
public final class PaidRequestsUnderWay {
  private final Set<UnderWay> open = new HashSet<>();
  private boolean closed;

  /** One of them, told apart from others of the same thread. */
  private static final class UnderWay {
    private final Thread sender = Thread.currentThread();
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
  }

  /**
   * Does what lets a paid request leave and writes down its answer, once it is its turn.
   *
   * @return none if this is closed, or whoever waited was interrupted: then nothing was done
   */
  public <T> Option<T> attempt(SendingTurns turns, Supplier<T> departure) {
    boolean hasTurn;
    try {
      hasTurn = turns.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Option.none();
    }
    try {
      return attemptNow(departure);
    } finally {
      if (hasTurn) {
        turns.giveBack();
      }
    }
  }

  private <T> Option<T> attemptNow(Supplier<T> departure) {
    UnderWay mine = new UnderWay();
    if (!begin(mine)) {
      return Option.none();
    }
    try {
      return Option.some(departure.get());
    } finally {
      end(mine);
    }
  }

  private synchronized boolean begin(UnderWay mine) {
    return !closed && open.add(mine);
  }

  private void end(UnderWay mine) {
    synchronized (this) {
      open.remove(mine);
    }
    mine.over.complete(true);
  }

  /** From now on nothing leaves. */
  public synchronized void close() {
    closed = true;
  }

  /**
   * Waits for those that other threads have under way; one's own would never be over. An interrupt
   * does not end this: whoever is in a hurry is told so afterwards, and has no doubt more.
   *
   * @param until no longer than this
   * @return how many are not over
   */
  public long await(Timekeeper time, Instant until) {
    List<CompletableFuture<Boolean>> others = others();
    if (others.isEmpty()) {
      return 0;
    }
    CompletableFuture<Boolean> all =
        CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).thenApply(none -> true);
    boolean isInterrupted = Thread.interrupted();
    while (time.await(all, Option.some(left(time, until))).isEmpty() && Thread.interrupted()) {
      isInterrupted = true;
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    return others.stream().filter(other -> !other.isDone()).count();
  }

  private synchronized List<CompletableFuture<Boolean>> others() {
    return open.stream()
        .filter(other -> !other.sender.equals(Thread.currentThread()))
        .map(other -> other.over)
        .toList();
  }

  private static Duration left(Timekeeper time, Instant until) {
    Duration left = Duration.between(time.now(), until);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
