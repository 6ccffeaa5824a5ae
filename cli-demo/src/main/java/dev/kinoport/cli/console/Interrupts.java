package dev.kinoport.cli.console;

import dev.kinoport.Subscription;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells when the person at the keyboard wants out. */
public interface Interrupts {
  /** Whoever has pressed Control-C does not want to wait. */
  Duration LONGEST_STAY = Duration.ofSeconds(5);

  /** Runs an action if that happens before the watch is closed. */
  Subscription onInterrupt(Runnable action);

  /** Whether it has happened, as far as anybody watched: true before the first action runs. */
  boolean isLeaving();

  /** Within an action, and as its last: has the process end with this code, not the signal's. */
  default void leaveWith(int exitCode) {}

  /** Within an action, and as its last: the process stays until this is done, or for a while. */
  default void stayUntil(CountDownLatch done) {}

  /** Interrupts of this process: SIGINT, SIGTERM, SIGHUP. The JVM then exits with 128 + signal. */
  static Interrupts ofProcess() {
    return new Interrupts() {
      private volatile boolean isLeaving;

      @Override
      public boolean isLeaving() {
        return isLeaving;
      }

      @Override
      public Subscription onInterrupt(Runnable action) {
        Thread hook =
            new Thread(
                () -> {
                  isLeaving = true;
                  action.run();
                },
                "kinoport-interrupt");
        try {
          Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
          // The process is on its way out: it has happened before anybody watched.
          isLeaving = true;
          hook.setDaemon(true);
          hook.start();
        }
        return () -> unless(hook);
      }

      @Override
      public void stayUntil(CountDownLatch done) {
        try {
          boolean unused = done.await(LONGEST_STAY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }

      @Override
      public void leaveWith(int exitCode) {
        Runtime.getRuntime().halt(exitCode);
      }
    };
  }

  private static void unless(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is already on its way out, and the hook runs or has run.
    }
  }
}
