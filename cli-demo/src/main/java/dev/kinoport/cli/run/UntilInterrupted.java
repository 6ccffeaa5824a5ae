package dev.kinoport.cli.run;

import dev.kinoport.Subscription;
import dev.kinoport.cli.console.Interrupts;
import dev.kinoport.cli.outcome.ExitCode;
import java.util.concurrent.CountDownLatch;

/** What goes on by itself until a person has had enough of it. */
public final class UntilInterrupted {
  private UntilInterrupted() {}

  /** Goes on until then; see the other form. */
  public static int goOn(Interrupts interrupts, Runnable begun) {
    return goOn(interrupts, begun, () -> {});
  }

  /**
   * Goes on until then.
   *
   * @param begun says what goes on
   * @param interrupted what is to be done then, by the thread that interrupts
   * @return the exit code
   */
  public static int goOn(Interrupts interrupts, Runnable begun, Runnable interrupted) {
    CountDownLatch end = new CountDownLatch(1);
    Subscription interrupt =
        interrupts.onInterrupt(() -> {
          end.countDown();
          interrupted.run();
        });
    try {
      begun.run();
      end.await();
      return ExitCode.DONE.number();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED.number();
    } finally {
      interrupt.close();
    }
  }
}
