package dev.kinoport.chaos.crew;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Waits for a word of one worker. Heard by any thread, waited for by one. */
public final class Hearing {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();

  public void hear(Said line) {
    said.add(line);
  }

  /**
   * Waits until a worker says a line; what is said before is forgotten.
   *
   * @throws IllegalStateException if it is gone without having said it, or says nothing for long
   */
  public void await(WorkerProcess worker, String line) throws InterruptedException {
    while (true) {
      Said next = said.poll(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new IllegalStateException("never heard: " + line);
      }
      if (next.worker() == worker) {
        if (next.is(line)) {
          return;
        }
        if (next.is(Said.GONE)) {
          throw new IllegalStateException("gone, and never said: " + line);
        }
      }
    }
  }
}
