package dev.kinoport.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Subscription;
import dev.kinoport.cli.console.Interrupts;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is bought and who interrupts never miss one another. */
@Timeout(300)
class WayOutTest {
  private final List<String> said = new CopyOnWriteArrayList<>();

  /** The keyboard of a process that goes on; its one action can be run by hand. */
  private static final class Keyboard implements Interrupts {
    private Runnable action = () -> {};
    private volatile boolean isLeaving;

    @Override
    public Subscription onInterrupt(Runnable first) {
      action = first;
      return () -> action = () -> {};
    }

    @Override
    public boolean isLeaving() {
      return isLeaving;
    }

    @Override
    public void stayUntil(CountDownLatch done) {
      try {
        done.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private Thread press() {
      Runnable now = action;
      isLeaving = true;
      return Thread.ofPlatform().start(now);
    }
  }

  @Test
  void whatIsBeingBoughtIsKnownBeforeAnythingIsSaid() throws InterruptedException {
    Keyboard keyboard = new Keyboard();
    Thread pressed;
    try (WayOut out =
        new WayOut(
            keyboard, isSettled -> said.add("settled " + isSettled), () -> said.add("put away"))) {
      pressed =
          out.unlessTaken(
                  () -> {
                    Thread other = keyboard.press();
                    awaitThatItWaits(other);
                    said.add("bought");
                    return other;
                  })
              .get();
      assertThat(out.unlessTaken(() -> said.add("bought more"))).isEmpty();
      awaitThatItWaits(pressed);
      said.add("closed");
    }
    pressed.join();

    assertThat(said).containsSubsequence("bought", "settled true", "put away");
    assertThat(said).containsSubsequence("closed", "put away").doesNotContain("bought more");
  }

  private static void awaitThatItWaits(Thread thread) {
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}
