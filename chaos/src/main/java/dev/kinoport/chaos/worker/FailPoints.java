package dev.kinoport.chaos.worker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * What is to befall a worker at a named step. Where it dies it says so and goes no further, until
 * {@code kill -9} comes: nothing is flushed, closed or said goodbye to. Where it stops it says so
 * too, and goes on once {@code kill -STOP} and {@code kill -CONT} are over.
 *
 * @param death where it dies, the first time it comes there; empty for nowhere
 * @param stop where it stops, the first time; empty for nowhere
 * @param met whether it has come to its step before
 * @param woken whether it may go on
 * @param says told right before
 */
record FailPoints(
    String death, String stop, AtomicBoolean met, CountDownLatch woken, Consumer<String> says) {
  static FailPoints of(String death, String stop, Consumer<String> says) {
    return new FailPoints(death, stop, new AtomicBoolean(), new CountDownLatch(1), says);
  }

  /** A named step. */
  void at(String step) {
    if (step.equals(death)) {
      if (met.compareAndSet(false, true)) {
        says.accept(WorkerWords.DIES);
      }
      waitForTheEnd();
    }
    if (step.equals(stop) && met.compareAndSet(false, true)) {
      says.accept(WorkerWords.STOPS);
      waitForTheMorning();
    }
  }

  /** Whoever stopped it has woken it. */
  void wake() {
    woken.countDown();
  }

  private void waitForTheMorning() {
    while (woken.getCount() > 0) {
      try {
        woken.await();
      } catch (InterruptedException e) {
        // as a process that is stopped does not hear it
      }
    }
  }

  private static void waitForTheEnd() {
    while (true) {
      LockSupport.park();
    }
  }
}
