package dev.kinoport.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ExitPinTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @Test
  void jvmGoesOnAfterMainHasReturned() throws Throwable {
    try (OfflineServer server = OfflineServer.start()) {
      server.begin(Map.of());
      Pin.hold(() -> {
        Process driver = drive(server.url());
        try (BufferedReader said = driver.inputReader(StandardCharsets.UTF_8)) {
          assertThat(said.readLine()).contains("\"ok\":true");
          assertThat(driver.waitFor(3, TimeUnit.SECONDS)).isFalse();
        } finally {
          driver.destroyForcibly();
        }
      });
    }
  }

  @Test
  void withoutTheClientTheDriverEndsAtOnce() throws Exception {
    Process driver = drive("no address at all");
    assertThat(driver.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  private static Process drive(String url) throws IOException {
    String classPath = System.getProperty("java.class.path");
    return new ProcessBuilder(JAVA, "-cp", classPath, Drive.class.getName(), "--server", url)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
