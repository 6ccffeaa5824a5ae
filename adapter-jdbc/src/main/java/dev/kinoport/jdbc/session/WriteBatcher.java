package dev.kinoport.jdbc.session;

import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes what comes at the same time together, where each would wait for the other anyway: whoever
 * comes first writes alone and at once, and what gathers meanwhile is the next batch. Each is
 * answered when its batch is on the disk. A batch that comes to grief is taken apart: each of it is
 * tried alone, by its own thread.
 *
 * <p>Safe for use by many threads. Holds no thread of its own.
 */
public final class WriteBatcher<Q, A> {
  private final Batch<Q, A> batch;
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Ticket<Q, A>> waiting = new ArrayDeque<>();
  private boolean isLed;

  /**
   * @param batch writes some together
   * @param most so many at a time, 1 or more
   */
  public WriteBatcher(Batch<Q, A> batch, int most) {
    this.batch = batch;
    this.most = most;
  }

  /** Writes some together, all of them in one transaction. */
  public interface Batch<Q, A> {
    /**
     * Writes them. May be asked for one of them again after it has failed with many.
     *
     * @param requests 1 or more, in the order in which they came
     * @return an answer for each, in the same order; left: none of them is known to be written
     */
    Either<JournalFault, List<A>> write(List<Q> requests);
  }

  /** What becomes of a request that waits. */
  private sealed interface Fate<A> {
    /** It is written, or refused. */
    record Answered<A>(A answer) implements Fate<A> {}

    /** It is its turn to write, with those behind it. */
    record Leads<A>() implements Fate<A> {}

    /** Its batch has failed. */
    record Alone<A>() implements Fate<A> {}
  }

  private record Ticket<Q, A>(Q request, CompletableFuture<Fate<A>> fate) {}

  /** Writes it, with those that wait beside it, and returns when it is written or refused. */
  public Either<JournalFault, A> write(Q request) {
    Ticket<Q, A> ticket = new Ticket<>(request, new CompletableFuture<>());
    return isFirst(ticket)
        ? lead()
        : switch (ticket.fate().join()) {
          case Fate.Answered<A> answered -> Either.right(answered.answer());
          case Fate.Leads<A> leads -> lead();
          case Fate.Alone<A> alone -> alone(ticket);
        };
  }

  private boolean isFirst(Ticket<Q, A> ticket) {
    lock.lock();
    try {
      waiting.addLast(ticket);
      boolean isFirst = !isLed;
      isLed = true;
      return isFirst;
    } finally {
      lock.unlock();
    }
  }

  private Either<JournalFault, A> alone(Ticket<Q, A> ticket) {
    return batch.write(List.of(ticket.request())).map(answers -> answers.get(0));
  }

  /** Writes what waits, whose head is the caller's own: its answer. */
  private Either<JournalFault, A> lead() {
    List<Ticket<Q, A>> together = next();
    Ticket<Q, A> own = together.get(0);
    Option<List<A>> answers = Option.none();
    try {
      if (together.size() == 1) {
        return alone(own);
      }
      answers = written(together);
    } finally {
      passOn();
      for (int i = 1; i < together.size(); i++) {
        together.get(i).fate().complete(fate(answers, i));
      }
    }
    return answers.fold(() -> alone(own), all -> Either.right(all.get(0)));
  }

  private Option<List<A>> written(List<Ticket<Q, A>> together) {
    try {
      return batch.write(together.stream().map(Ticket::request).toList()).toOption();
    } catch (RuntimeException e) {
      // Whoever made it will meet it again, alone.
      return Option.none();
    }
  }

  private static <A> Fate<A> fate(Option<List<A>> answers, int place) {
    return answers.fold(Fate.Alone::new, all -> new Fate.Answered<>(all.get(place)));
  }

  private List<Ticket<Q, A>> next() {
    lock.lock();
    try {
      List<Ticket<Q, A>> together = new ArrayList<>();
      while (together.size() < most && !waiting.isEmpty()) {
        together.add(waiting.removeFirst());
      }
      return together;
    } finally {
      lock.unlock();
    }
  }

  private void passOn() {
    lock.lock();
    try {
      Ticket<Q, A> next = waiting.peekFirst();
      if (next == null) {
        isLed = false;
      } else {
        next.fate().complete(new Fate.Leads<>());
      }
    } finally {
      lock.unlock();
    }
  }
}
