package dev.kinoport.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.kinoport.cli.Browser;
import dev.kinoport.cli.Shell;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The page that stands alone, read as text and, where there is one, by a real browser. */
@Timeout(300)
class BatchPageTest {
  private static final String EVIL =
      "</p></script><img src=x onerror=document.title='taken'><b>'kite' & \\\"tail\\\"</b>";

  @TempDir private Path folder;

  @BeforeEach
  void make() throws IOException {
    Path image = Shell.IMAGE.toAbsolutePath().normalize();
    String line =
        "{\"prompt\": \"%s\", \"image\": \"%s\", \"out\": \"%s\", \"notes\": \"for <Ann>\"}";
    Path file =
        Files.write(
            folder.resolve("scenes.jsonl"),
            List.of(
                line.formatted("The kite climbs", image, "climb"),
                line.formatted(EVIL, image, "100% a#b c")));
    Shell.Result result =
        Shell.piped().run("batch", file.toString(), "--pace", "instant", "--out", folder + "/out");
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  private Path page() {
    return folder.resolve("out").resolve("report.html");
  }

  @Test
  void nothingInItIsFromElsewhereAndPromptsAreText() throws IOException {
    String page = Files.readString(page());

    assertThat(page)
        .contains("&lt;img src=x onerror=document.title=&#39;taken&#39;&gt;")
        .contains("for &lt;Ann&gt;")
        .contains("src=\"./100%25%20a%23b%20c.mp4\"", "src=\"./climb.mp4\"")
        .contains("default-src 'none'", "poster=\"data:image/jpeg;base64,", "0.28 USD (billed)")
        .doesNotContain("<img", "<script", "http://", "https://", "@import", "url(");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void noLinkIsFollowedAndNoHalfPageIsLeft() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "kept");
    Path linked = Files.createDirectory(folder.resolve("linked"));
    Files.createSymbolicLink(linked.resolve("report.html.part"), victim);
    Path taken = folder.resolve("taken");
    Files.createDirectories(taken.resolve("report.html").resolve("in the way"));

    assertThat(again(linked).exitCode()).isZero();
    assertThat(victim).hasContent("kept");
    assertThat(linked.resolve("report.html")).isRegularFile();

    assertThat(again(taken).exitCode()).isEqualTo(1);
    assertThat(taken).isDirectoryNotContaining("glob:**.part");
  }

  private Shell.Result again(Path out) {
    String scenes = folder.resolve("scenes.jsonl").toString();
    return Shell.piped().run("batch", scenes, "--pace", "instant", "--out", out.toString());
  }

  @Test
  void aBrowserPlaysTheClipsAndAsksNobodyElse() throws IOException, InterruptedException {
    Option<Browser> found = Browser.in(folder.resolve("browser"));
    if (found.isEmpty()) {
      System.err.println("SKIPPED: no Chromium here, so no browser has looked at report.html");
      abort("no Chromium");
    }
    try (Browser browser = found.get()) {
      for (int widthPx : new int[] {375, 1440}) {
        browser.open(page(), widthPx);

        assertThat(
                browser.evaluate(
                    """
                    (async () => {
                      while (document.readyState !== 'complete') {
                        await new Promise(done => setTimeout(done, 10));
                      }
                      const lengths = [];
                      for (const video of document.querySelectorAll('video')) {
                        video.muted = true;
                        await video.play();
                        lengths.push(Math.round(video.duration) + ' s');
                      }
                      return lengths.join();
                    })()
                    """))
            .isEqualTo("6 s,6 s");
        assertThat(browser.evaluate("document.title")).isEqualTo("Batch scenes.jsonl");
        assertThat(
                browser.evaluate(
                    "document.documentElement.scrollWidth <= innerWidth"
                        + " && document.querySelectorAll('img, b, script').length === 0"))
            .isEqualTo("true");
      }
      assertThat(browser.requests())
          .isNotEmpty()
          .allMatch(it -> it.startsWith("file://") || it.startsWith("data:"));
    }
  }
}
