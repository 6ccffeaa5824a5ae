package dev.kinoport.cli;

import dev.kinoport.fake.VirtualTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The clock of a provider, which stands still until it is let go, however long the machine takes
 * for what is done meanwhile.
 */
public final class ProviderClock implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final long PAUSE_MS = 10;

  private final VirtualTime time = VirtualTime.create();
  private final CountDownLatch closed = new CountDownLatch(1);

  public VirtualTime time() {
    return time;
  }

  /** From now on it goes, ten times as fast as a real one at most. */
  public void go() {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          while (!isClosedWithinAPause()) {
            time.advance(TICK);
          }
        });
  }

  private boolean isClosedWithinAPause() {
    try {
      return closed.await(PAUSE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
