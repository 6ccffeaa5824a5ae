package dev.kinoport.engine.departure;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Turns to send a paid request to one provider. When thousands are ordered at once, all but some
 * wait for theirs, before anything of them is written down. Sent together they would each open a
 * connection, hold their images in memory, and keep what has been accepted from being listened to.
 */
public final class SendingTurns {
  /** At once in this process; what a provider takes at once is far less, or far faster. */
  private static final int MOST = 128;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Semaphore turns = new Semaphore(MOST, true);
  private final AtomicLong moves = new AtomicLong();
  private final Duration patience;

  /** All are free. */
  public SendingTurns() {
    this(PATIENCE);
  }

  SendingTurns(Duration patience) {
    this.patience = patience;
  }

  /**
   * Waits for a turn. If none was over for 10 seconds one of those who wait goes without, since
   * those before it may wait for it without knowing; then the next after as long.
   *
   * @return whether there is a turn to be given back
   */
  boolean await() throws InterruptedException {
    while (true) {
      long before = moves.get();
      if (turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
      if (moves.compareAndSet(before, before + 1)) {
        return false;
      }
    }
  }

  /** It is over. */
  void giveBack() {
    moves.incrementAndGet();
    turns.release();
  }
}
