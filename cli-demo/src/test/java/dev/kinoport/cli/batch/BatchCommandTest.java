package dev.kinoport.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kinoport.cli.Shell;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.clip.ClipFacts;
import dev.kinoport.clip.Mp4File;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A batch at the fake, on a clock that jumps unless its state matters. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class BatchCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void layOutAnImage() throws IOException {
    Files.copy(Shell.IMAGE, folder.resolve("kite.jpg"));
  }

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("scenes.jsonl"), List.of(lines));
  }

  private static String line(String prompt, String more) {
    return "{\"prompt\": \"%s\", \"image\": \"kite.jpg\"%s}".formatted(prompt, more);
  }

  private Path out() {
    return folder.resolve("clips");
  }

  private Shell.Result batch(Shell shell, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("batch", folder.resolve("scenes.jsonl").toString(), "--out", out().toString()));
    all.addAll(List.of(more));
    return shell
        .with("KINOPORT_STATE", folder.resolve("state").toString())
        .run(all.toArray(String[]::new));
  }

  private Shell.Result rehearsed(String... more) {
    List<String> all = new ArrayList<>(List.of("--pace", "instant"));
    all.addAll(List.of(more));
    return batch(Shell.piped(), all.toArray(String[]::new));
  }

  private List<String> listed() throws IOException {
    try (Stream<Path> files = Files.list(out())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void everyLineBecomesAClipAndNothingElseIsLeftBehind() throws IOException {
    file(line("The kite climbs", ""), "", line("It dives", ", \"out\": \"dive\""));

    Shell.Result result = rehearsed();

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(listed()).containsExactly("001-the-kite-climbs.mp4", "dive.mp4", "report.html");
    assertThat(Mp4File.facts(out().resolve("dive.mp4")).map(ClipFacts::widthPx)).contains(1366);
    assertThat(result.out())
        .contains("total   0.56 USD for 2 clips", "made    2 of 2 clips", "spent   0.56 USD");
    assertThat(result.err()).contains("line 3").contains("queued, 3 ahead");
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void theSampleIsInOrder() {
    Shell.Result result =
        Shell.piped().run("batch", Path.of("..", "samples", "batch.jsonl").toString(), "--dry-run");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("total   1.222 USD for 4 clips", "batch-clips");
    assertThat(Path.of("batch-clips")).doesNotExist();
  }

  @Test
  void allFaultsOfAllLinesComeAtOnceAndNothingIsBought() throws IOException {
    file(
        line("a", ", \"duration\": 7, \"resolution\": \"4K\""),
        line("b", ", \"colour\": \"red\", \"key\": \"k\""),
        "{\"prompt\": \"c\", \"image\": \"gone.jpg\", \"end_image\": \".\"}",
        line("d", ", \"key\": \"k\", \"out\": \"../d\""),
        "nonsense",
        line("e", ""),
        line("e", ", \"out\": \"e\""),
        line("f", ", \"model\": \"hailuo-2.3-standart\", \"out\": \"E\""),
        line("g", ", \"out\": \"" + "n".repeat(201) + "\""),
        line("h", ", \"out\": \"Con.mp4\""),
        line("i", ", \"out\": \"caf\u00e9\""),
        line("j", ", \"out\": \"cafe\u0301\""),
        line("k", ", \"out\": \"a:b\""));

    Shell.Result result = rehearsed();

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("nothing was bought")
        .contains("scenes.jsonl:1 duration '7' must be")
        .contains("scenes.jsonl:1 resolution '4K'")
        .contains("scenes.jsonl:2 colour is not an input of")
        .contains("scenes.jsonl:3 image 'gone.jpg' no such file")
        .contains("scenes.jsonl:3 end_image")
        .contains("scenes.jsonl:4 key 'k' is that of line 2 already")
        .contains("scenes.jsonl:4 out '../d' must be the name of a file")
        .contains("is too long, at 201 bytes: at most 200")
        .contains("scenes.jsonl:10 out 'Con.mp4' is a name that Windows keeps")
        .contains("scenes.jsonl:12 out 'cafe\u0301.mp4' is that of line 11 already")
        .contains("scenes.jsonl:13 out 'a:b' must not have : in it")
        .contains("scenes.jsonl:5 must be one JSON object")
        .contains("scenes.jsonl:7 says the same as line 6")
        .contains("scenes.jsonl:8 model 'hailuo-2.3-standart' is not known; did you mean")
        .contains("scenes.jsonl:8 out 'E.mp4' is that of line 7 already");
    assertThat(out()).doesNotExist();
  }

  @Test
  void aDryRunPricesAllAndLeavesNothing() throws IOException {
    file(line("a", ""), line("b", ", \"duration\": \"10\""));

    Shell.Result result = batch(Shell.piped(), "--dry-run", "--json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.events("planned"))
        .extracting(it -> it.get("line"), it -> it.get("quote"))
        .containsExactly(
            tuple(1.0, Map.of("amount", "0.28", "currency", "USD")),
            tuple(2.0, Map.of("amount", "0.56", "currency", "USD")));
    assertThat(result.events("plan").get(0))
        .containsEntry("fresh", 2.0)
        .containsEntry("asked", List.of(Map.of("amount", "0.84", "currency", "USD")));
    assertThat(out()).doesNotExist();
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void clipsThatAreKeptStayWhenABatchEndsInTheSameFolder() throws IOException {
    Path state = folder.resolve("state");
    Path kept = Files.createDirectories(state.resolve("clips")).resolve("paid.mp4");
    Files.writeString(kept, "a clip that was paid for");

    file(line("a", ""));

    Shell.Result made =
        Shell.piped()
            .with("KINOPORT_STATE", state.toString())
            .run("batch", folder.resolve("scenes.jsonl").toString(), "--out", state.toString());

    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(kept).exists();
  }

  @Test
  void theBudgetIsForAllLinesTogether() throws IOException {
    file(line("a", ""), line("b", ""));

    Shell.Result result = batch(Shell.piped(), "--budget", "0.55");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("0.56 USD asked").contains("Nothing was spent");
    assertThat(out()).doesNotExist();
    assertThat(folder.resolve("state"))
        .satisfiesAnyOf(
            it -> assertThat(it).doesNotExist(), it -> assertThat(it).isEmptyDirectory());
  }

  @Test
  void startedAgainNothingIsBoughtTwice() throws IOException {
    file(line("a", ""), line("b", ", \"key\": \"scene-b\""));
    Shell.Result first = batch(Shell.piped());
    assertThat(first.exitCode()).as(first.err()).isZero();
    Path clip = out().resolve("001-a.mp4");
    Files.delete(clip);
    // The order of the names and the place of the clip do not make another request of it.
    file(
        "{\"image\": \"kite.jpg\", \"prompt\": \"a\", \"out\": \"other\"}",
        line("b", ", \"key\": \"scene-b\""),
        line("c", ""));

    Shell.Result again = batch(Shell.piped());

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out())
        .contains("total   0.28 USD for 1 clip", "before  0.56 USD for 2 clips", "made    3 of 3");
    assertThat(clip).exists();
    assertThat(listed()).containsExactly("001-a.mp4", "002-b.mp4", "003-c.mp4", "report.html");
    Shell.Result labelled = batch(Shell.piped(), "--label", "once more", "--dry-run");
    assertThat(labelled.out()).contains("0.56 USD for 2 clips");
  }

  @Test
  void aLineThatAsksForSomethingElseUnderItsKeyIsRefused() throws IOException {
    file(line("a", ", \"key\": \"scene-a\""), line("b", ""));
    assertThat(batch(Shell.piped()).exitCode()).isZero();
    file(line("another", ", \"key\": \"scene-a\""), line("b", ""));
    BufferedImage other = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(other, "png", folder.resolve("kite.jpg").toFile())).isTrue();

    Shell.Result result = batch(Shell.piped());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("scenes.jsonl:1 key 'scene-a' is that of generation")
        .containsPattern("scenes.jsonl:2 key 'batch-[-0-9a-f]+' is that of generation");
  }

  @Test
  void whatIsInTheWayIsSaidBeforehand() throws IOException {
    file(line("a", ", \"out\": \"a\""), line("b", ""));
    Files.createDirectories(out());
    Files.writeString(out().resolve("a.mp4"), "mine");
    Files.writeString(out().resolve("002-b.mp4"), "mine");

    Shell.Result result = batch(Shell.piped());
    assertThat(result.err()).contains("scenes.jsonl:1 out 'a.mp4' is in");

    Files.delete(out().resolve("a.mp4"));
    assertThat(rehearsed().exitCode()).isZero();
    assertThat(listed()).containsExactly("002-b-2.mp4", "002-b.mp4", "a.mp4", "report.html");
    assertThat(out().resolve("002-b.mp4")).hasContent("mine");
  }

  @Test
  void oneThatFailsDoesNotStopTheOthersAndTheWorstIsTheExitCode() throws IOException {
    file(line("a", ""), line("b", ""));

    Shell.Result result = rehearsed("--fault", "content-policy", "--json");

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.events("ended"))
        .hasSize(2)
        .allSatisfy(ended -> assertThat(ended).containsEntry("status", "failed"));
    assertThat(result.events("summary").get(0))
        .containsEntry("made", 0.0)
        .containsEntry("causes", Map.of("refused_by_provider", 2.0))
        .containsEntry("exitCode", 4.0);
    assertThat(ExitCode.worst(List.of(ExitCode.REFUSED, ExitCode.IN_DOUBT, ExitCode.BROKEN)))
        .isEqualTo(ExitCode.IN_DOUBT);
  }

  @Test
  void aTableIsDrawnForWhoeverWatchesAndGoneInTheEnd() throws IOException {
    file(line("a", ""), line("b", ""));

    Shell.Result result = batch(Shell.terminal());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("at the provider")
        .contains("set aside")
        .endsWith("\r\u001b[J");
  }
}
