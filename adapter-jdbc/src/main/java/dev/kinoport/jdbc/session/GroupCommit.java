package dev.kinoport.jdbc.session;

import dev.kinoport.journal.JournalFault;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets writes that wait at the same time share a transaction, and so a sync of the disk, where only
 * one can write at a time. Each is answered after the commit, as if it had been alone. A group that
 * comes to grief is taken apart: each of its writes is tried alone by its own thread.
 */
public final class GroupCommit {
  private static final int MOST_TOGETHER = 32;

  private final Transactions transactions;
  private final ConcurrentLinkedQueue<Ticket<?>> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock leading = new ReentrantLock(true);

  public GroupCommit(Transactions transactions) {
    this.transactions = transactions;
  }

  /** One write, and where its answer will be; none: it is to be tried alone. */
  static final class Ticket<T> {
    private final Transactions.Work<T> work;
    private final CompletableFuture<Option<Either<JournalFault, T>>> answer =
        new CompletableFuture<>();

    Ticket(Transactions.Work<T> work) {
      this.work = work;
    }

    Transactions.Work<T> work() {
      return work;
    }

    void answer(Either<JournalFault, T> known) {
      answer.complete(Option.of(known));
    }

    private void sendAway() {
      answer.complete(Option.none());
    }
  }

  /** Writes it with those that wait beside it, and returns when it is on the disk or refused. */
  public <T> Either<JournalFault, T> write(Transactions.Work<T> work) {
    if (!work.mayShare()) {
      return alone(work);
    }
    Ticket<T> ticket = new Ticket<>(work);
    waiting.add(ticket);
    leading.lock();
    try {
      while (!ticket.answer.isDone()) {
        lead(next());
      }
      return ticket.answer.join().getOrElse(() -> transactions.write(work));
    } finally {
      leading.unlock();
    }
  }

  private <T> Either<JournalFault, T> alone(Transactions.Work<T> work) {
    leading.lock();
    try {
      return transactions.write(work);
    } finally {
      leading.unlock();
    }
  }

  private List<Ticket<?>> next() {
    List<Ticket<?>> group = new ArrayList<>();
    for (Ticket<?> ticket = waiting.poll(); ticket != null; ticket = waiting.poll()) {
      group.add(ticket);
      if (group.size() == MOST_TOGETHER) {
        break;
      }
    }
    return group;
  }

  private void lead(List<Ticket<?>> group) {
    try {
      if (group.size() > 1) {
        transactions.writeTogether(group);
      }
    } finally {
      // Who has no answer by now is alone, or better off so.
      group.forEach(Ticket::sendAway);
    }
  }
}
