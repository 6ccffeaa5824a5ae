package dev.kinoport.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody interrupts at a moment that nobody has thought of. */
@Timeout(300)
class InterruptsTest {
  /** Begins to watch when its process is on its way out already. */
  static final class LateWatcher {
    private LateWatcher() {}

    public static void main(String[] arguments) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                CountDownLatch told = new CountDownLatch(1);
                Interrupts.ofProcess()
                    .onInterrupt(() -> {
                      System.out.println("told");
                      told.countDown();
                    })
                    .close();
                try {
                  told.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }));
    }
  }

  @Test
  void whoeverWatchesTooLateIsToldAtOnce() throws IOException, InterruptedException {
    Process late =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LateWatcher.class.getName())
            .redirectErrorStream(true)
            .start();

    String said = new String(late.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(late.waitFor()).as(said).isZero();
    assertThat(said.strip()).isEqualTo("told");
  }
}
