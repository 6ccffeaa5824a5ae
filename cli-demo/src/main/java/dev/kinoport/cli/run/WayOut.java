package dev.kinoport.cli.run;

import dev.kinoport.Subscription;
import dev.kinoport.cli.console.Interrupts;
import io.vavr.control.Option;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * How a command is left by an interrupt: what costs money is not begun any more, how things stand
 * is told, and the process stays until the command has closed what it opened, or for a while.
 */
public final class WayOut implements AutoCloseable {
  private final Interrupts interrupts;
  private final ReentrantLock doing = new ReentrantLock();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Subscription watch;

  /** Tells how things stand, and has the command come to its end. */
  @FunctionalInterface
  public interface Farewell {
    /**
     * Called on the thread that interrupts.
     *
     * @param isSettled whether what was begun is done by now, or was refused; nothing follows it
     */
    void say(boolean isSettled);
  }

  /** Is watched from now on. */
  public WayOut(Interrupts interrupts, Farewell farewell) {
    this(interrupts, farewell, () -> {});
  }

  /**
   * Is watched from now on.
   *
   * @param rest puts away what the command may not have put away in time
   */
  public WayOut(Interrupts interrupts, Farewell farewell, Runnable rest) {
    this.interrupts = interrupts;
    this.watch =
        interrupts.onInterrupt(() -> {
          farewell.say(isSettled());
          interrupts.stayUntil(closed);
          rest.run();
        });
  }

  /** Whether somebody has interrupted. */
  public boolean isTaken() {
    return interrupts.isLeaving();
  }

  /**
   * Does what whoever interrupts must be told the truth about, such as to buy; none: somebody has
   * interrupted, and it is not done.
   */
  public <T> Option<T> unlessTaken(Supplier<T> deed) {
    doing.lock();
    try {
      return isTaken() ? Option.none() : Option.some(deed.get());
    } finally {
      doing.unlock();
    }
  }

  private boolean isSettled() {
    try {
      boolean isSettled = doing.tryLock(Interrupts.LONGEST_STAY.toMillis(), TimeUnit.MILLISECONDS);
      if (isSettled) {
        doing.unlock();
      }
      return isSettled;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** All is closed: the process may end. */
  @Override
  public void close() {
    watch.close();
    closed.countDown();
  }
}
