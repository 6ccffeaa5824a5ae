package dev.kinoport.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.clip.ClipFacts;
import dev.kinoport.clip.Mp4File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
  @TempDir private Path folder;

  @Test
  void outMayBeStdoutWhichThenHoldsTheClipAndNothingElse() {
    Shell.Result result = Shell.piped().generate(Path.of("-"));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out().substring(4))
        .startsWith("ftyp")
        .contains("moov", "mdat")
        .doesNotContain("cost");
    assertThat(result.err()).contains("quote", "cost");
    assertThat(Path.of("-")).doesNotExist();
  }

  @Test
  void stdoutIsNotAskedForTwiceNorForATerminal() {
    assertThat(Shell.piped().generate(Path.of("-"), "--json").exitCode()).isEqualTo(2);
    assertThat(Shell.terminal().generate(Path.of("-")).err()).contains("stdout is a terminal");
  }

  @Test
  void theClipIsPlayableAndNothingElseIsLeftBehind() throws IOException {
    Path place = folder.resolve("kite.mp4");

    Shell.Result result = Shell.piped().generate(place);

    assertThat(result.exitCode()).isZero();
    assertThat(Mp4File.facts(place).map(ClipFacts::widthPx)).contains(1366);
    assertThat(listed()).containsExactly("kite.mp4");
    assertThat(result.out())
        .contains("quote   0.28 USD", "cost    0.28 USD (billed)", "1366x768 px, 6 s");
    assertThat(result.err()).contains("queued, 3 ahead").contains("running").contains("done");
  }

  @Test
  void jsonTellsEverythingInOneDocument() throws IOException {
    Path place = folder.resolve("kite.mp4");

    Shell.Result result = Shell.piped().generate(place, "--json");

    assertThat(result.json().keySet())
        .containsExactly(
            "id", "status", "model", "requestHash", "quote", "actual", "clip", "failure");
    assertThat(result.json())
        .containsEntry("status", "succeeded")
        .containsEntry("model", "fal-ai/minimax/hailuo-2.3/standard/image-to-video")
        .containsEntry("quote", Map.of("amount", "0.28", "currency", "USD"))
        .containsEntry("actual", Map.of("amount", "0.28", "currency", "USD"))
        .containsEntry("failure", null);
    assertThat((String) result.json().get("id")).hasSize(26);
    assertThat((String) result.json().get("requestHash")).hasSize(64);
    assertThat(result.json("clip"))
        .containsEntry("file", place.toAbsolutePath().toString())
        .containsEntry("width", 1366.0)
        .containsEntry("height", 768.0)
        .containsEntry("seconds", 6.0)
        .containsEntry("fps", 24.0)
        .containsEntry("bytes", (double) Files.size(place))
        .containsKey("sha256");
  }

  @Test
  void aDryRunSendsNothingAndShowsTheRequest() throws IOException {
    Shell.Result result =
        Shell.piped()
            .generate(folder.resolve("kite.mp4"), "--dry-run", "--json", "--duration", "10");

    assertThat(result.exitCode()).isZero();
    assertThat(result.json())
        .containsEntry("id", null)
        .containsEntry("status", "planned")
        .containsEntry("quote", Map.of("amount", "0.56", "currency", "USD"))
        .containsEntry("actual", null)
        .containsEntry("clip", null)
        .containsEntry("failure", null)
        .containsEntry("warnings", List.of());
    assertThat(result.json("request"))
        .containsEntry("duration", "10")
        .containsEntry("prompt", "The kite climbs")
        .containsEntry("prompt_optimizer", true)
        .containsKey("image_url");
    assertThat(listed()).isEmpty();
  }

  @Test
  void aDryRunAlsoSaysWhatTheBudgetSays() {
    Shell.Result result =
        Shell.piped().generate(folder.resolve("a.mp4"), "--dry-run", "--budget", "0.27");

    assertThat(result.exitCode()).isEqualTo(3);
  }

  @Test
  void everyInputReachesTheRequest() {
    Shell.Result result =
        Shell.piped()
            .run(
                "generate",
                "--model",
                "hailuo-02-standard",
                "--image",
                Shell.IMAGE.toString(),
                "--end-image",
                "https://images.example/end.png",
                "--prompt",
                "@2 \"kites\" \\ 🪁",
                "--no-prompt-optimizer",
                "--resolution",
                "768P",
                "--set",
                "duration=10",
                "--out",
                folder.resolve("a.mp4").toString(),
                "--dry-run",
                "--json");

    assertThat(result.json("request"))
        .containsEntry("prompt", "@2 \"kites\" \\ 🪁")
        .containsEntry("prompt_optimizer", false)
        .containsEntry("resolution", "768P")
        .containsEntry("duration", "10")
        .containsEntry("end_image_url", "https://images.example/end.png");
  }

  @Test
  void theSameSeedGivesTheSameIdAndTheSameClip() throws IOException {
    Path one = folder.resolve("one.mp4");
    Path other = folder.resolve("other.mp4");

    Shell.Result first = Shell.piped().generate(one, "--json", "--seed", "7");
    Shell.Result second = Shell.piped().generate(other, "--json", "--seed", "7");

    assertThat(first.json().get("id")).isEqualTo(second.json().get("id"));
    assertThat(Files.mismatch(one, other)).isEqualTo(-1);
  }

  @Test
  void aWaitThatEndsCancelsNothingAndSaysSo() {
    Shell.Result result =
        Shell.piped().generate(folder.resolve("a.mp4"), "--fault", "stuck", "--wait", "90s");

    assertThat(result.exitCode()).isEqualTo(7);
    assertThat(result.err())
        .contains("was still queued when the wait ended")
        .contains("Nothing was cancelled");
  }

  @Test
  void anInterruptTellsTheIdAndTheTruthAndNothingAfterIt() {
    Shell.Result result =
        Shell.interruptedAt("running").generate(folder.resolve("a.mp4"), "--json");

    assertThat(result.json()).containsEntry("status", "interrupted").containsEntry("clip", null);
    assertThat(result.json("failure")).containsEntry("kind", "interrupted");
    assertThat(result.err())
        .contains((String) result.json().get("id"))
        .contains("was not cancelled at the provider")
        .doesNotContain("downloading");
  }

  @Test
  void theModelsLogIsShownOnlyWhenAskedFor() {
    Shell.Result quiet = Shell.piped().generate(folder.resolve("a.mp4"));
    Shell.Result verbose = Shell.piped().generate(folder.resolve("b.mp4"), "--verbose");

    assertThat(quiet.err()).doesNotContain("fake model loaded");
    assertThat(verbose.err()).contains("fake model loaded");
  }

  @Test
  void aTerminalGetsABarThatIsGoneInTheEnd() {
    Shell.Result result = Shell.terminal().generate(folder.resolve("a.mp4"));

    assertThat(result.err()).contains("\r\u001b[J").contains("running").endsWith("\r\u001b[J");
    assertThat(result.out()).contains("\u001b[1m");
  }

  @Test
  void aPipeGetsNoControlCharacters() {
    Shell.Result result = Shell.piped().generate(folder.resolve("a.mp4"));

    assertThat(result.out() + result.err()).doesNotContain("\u001b").doesNotContain("\r");
  }

  private List<String> listed() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
