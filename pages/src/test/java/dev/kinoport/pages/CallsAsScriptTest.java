package dev.kinoport.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger sent is run by somebody else: it says again what came, and nothing more. */
@Timeout(300)
class CallsAsScriptTest {
  private static final String MODEL = "fal-ai/minimax/hailuo-2.3/standard/";
  private static final String INPUT =
      "{\"prompt\": \"a kite\", \"image_url\": \"https://example.com/a.png\"}";

  private final Site site = Site.onRealTime();
  @TempDir Path folder;

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aBodyNamesNoFileOfWhoeverRunsIt() throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "of whoever runs it");
    site.postWithout("/queue.fal.run/fal-ai/x", "@" + file);

    runAll();

    assertThat(site.page("/__ui/calls/calls.har"))
        .contains("@" + file)
        .doesNotContain("of whoever runs it");
  }

  @Test
  void anAddressIsOneAddress() throws Exception {
    site.postWithout("/queue.fal.run/" + MODEL + "%7Bimage-to-video,image-to-video%7D", INPUT);

    runAll();

    assertThat(site.provider().received()).isEmpty();
    assertThat(site.page("/__ui/calls/calls.har").split("\"request\"", -1)).hasSize(1 + 2);
  }

  @Test
  void whatIsNoSignOfAnAddressComesAsItCame() throws Exception {
    site.get("/api.fal.ai/v1/a%20b%3Fc%23d%2525");
    String once = har();

    runAll();

    assertThat(once).contains("/api.fal.ai/v1/a%20b%3Fc%23d%2525\"");
    assertThat(har()).contains("/api.fal.ai/v1/a%20b%3Fc%23d%2525\"");
    assertThat(site.post("/__ui/calls/replay", "of=2").statusCode()).isEqualTo(303);
  }

  private String har() {
    return site.page("/__ui/calls/calls.har").replace("\\/", "/");
  }

  /** Runs the script that the page offers; it resets the fake and its calls first. */
  private void runAll() throws IOException, InterruptedException {
    assumeThat(isThere("curl")).as("a curl on this machine").isTrue();
    Path script = Files.writeString(folder.resolve("calls.sh"), site.page("/__ui/calls/calls.sh"));
    Process run =
        new ProcessBuilder("sh", script.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertThat(run.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(run.exitValue())
        .as(Files.readString(folder.resolve("said"), StandardCharsets.UTF_8))
        .isZero();
  }

  private static boolean isThere(String program) throws IOException, InterruptedException {
    Process which = new ProcessBuilder("sh", "-c", "command -v " + program).start();
    return which.waitFor() == 0;
  }
}
