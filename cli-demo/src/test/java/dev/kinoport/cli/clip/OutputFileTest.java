package dev.kinoport.cli.clip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir private Path folder;

  @Test
  void aFileThatIsThereIsKeptAndNothingIsBought() throws IOException {
    Path place = Files.writeString(folder.resolve("a.mp4"), "mine");

    Shell.Result result = Shell.piped().generate(place);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("is there already; --force replaces it");
    assertThat(result.out()).isEmpty();
    assertThat(place).hasContent("mine");
  }

  @Test
  void forceReplacesAFile() throws IOException {
    Path place = Files.writeString(folder.resolve("a.mp4"), "mine");

    assertThat(Shell.piped().generate(place, "--force").exitCode()).isZero();

    assertThat(Files.size(place)).isGreaterThan(100_000);
    assertThat(folder).isDirectoryNotContaining("glob:**.kinoport-*");
  }

  @Test
  void onlyAPlainFileIsReplaced() {
    Shell.Result result = Shell.piped().generate(Path.of("/dev/null"), "--force");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("is no plain file");
  }

  @Test
  void inAFolderTheClipIsNamedAfterThePromptAndNeverInTheWay() {
    Shell.piped().generate(folder);
    Shell.Result second = Shell.piped().generate(folder);

    assertThat(folder.resolve("the-kite-climbs.mp4")).exists();
    assertThat(folder.resolve("the-kite-climbs-2.mp4")).exists();
    assertThat(second.out()).contains("the-kite-climbs-2.mp4");
  }

  @Test
  void aFolderThatIsMissingIsFoundBeforeMoneyIsSpent() {
    Shell.Result result = Shell.piped().generate(folder.resolve("missing").resolve("a.mp4"));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("no such folder").doesNotContain("submitting");
  }

  @Test
  void aFolderThatTakesNoFilesIsFoundBeforeMoneyIsSpent() {
    Shell.Result result = Shell.piped().generate(Path.of("/proc/a.mp4"));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).doesNotContain("submitting");
  }

  @Test
  void aFileThatTurnsUpMeanwhileIsKeptAndSoIsTheClip() throws IOException {
    Path landing = Files.createDirectory(folder.resolve("landing"));
    Path landed = Files.writeString(landing.resolve("x.mp4"), "clip");
    Path place = folder.resolve("a.mp4");
    OutputFile output = new OutputFile(place, landing, false);
    Landing mine = output.claim().get();
    Files.writeString(place, "mine");

    assertThat(output.take(landed, Option.none())).contains(folder.resolve("another-a.mp4"));
    mine.close();

    assertThat(place).hasContent("mine");
    assertThat(folder.resolve("another-a.mp4")).hasContent("clip");
    assertThat(landing).doesNotExist();
  }

  /** Whoever reads a pipe waits for somebody who writes. */
  @Test
  @Timeout(300)
  @DisabledOnOs(OS.WINDOWS)
  void aPipeThatTurnsUpMeanwhileKeepsNobodyWaiting() throws IOException, InterruptedException {
    Path landing = Files.createDirectory(folder.resolve("landing"));
    Path landed = Files.writeString(landing.resolve("x.mp4"), "clip");
    Path place = folder.resolve("a.mp4");
    OutputFile output = new OutputFile(place, landing, false);
    assertThat(new ProcessBuilder("mkfifo", place.toString()).start().waitFor()).isZero();

    assertThat(output.holding(landed)).isEmpty();
    assertThat(output.take(landed, Option.none())).contains(folder.resolve("another-a.mp4"));
  }

  @Test
  void aClipThatCannotBeMovedStaysWhereItIsAndThatIsTold() throws IOException {
    Path landing = Files.createDirectory(folder.resolve("landing"));
    Path landed = Files.writeString(landing.resolve("x.mp4"), "clip");
    OutputFile output = new OutputFile(folder.resolve("gone").resolve("a.mp4"), landing, false);
    Landing mine = output.claim().get();

    assertThat(output.take(landed, Option.none()).getLeft())
        .contains("it is kept as")
        .contains(landed.toString());
    mine.close();

    assertThat(landing)
        .isDirectoryContaining("glob:**x.mp4")
        .isDirectoryNotContaining("glob:**lock");
    assertThat(landed).hasContent("clip");
  }

  @Test
  void aPlaceThatAnotherRunHasIsRefusedBeforeMoneyIsSpent() {
    Path place = folder.resolve("a.mp4");
    Landing other = Landing.claim(Landing.of(place), place).get();

    Shell.Result meanwhile = Shell.piped().generate(place);
    other.close();
    Shell.Result afterwards = Shell.piped().generate(place);

    assertThat(meanwhile.exitCode()).isEqualTo(2);
    assertThat(meanwhile.err())
        .contains("another run is about to write")
        .doesNotContain("submitting");
    assertThat(afterwards.exitCode()).isZero();
    assertThat(folder).isDirectoryNotContaining("glob:**.kinoport-*");
  }

  @Test
  void ofTwoRunsThatRaceForAPlaceOneIsPaid() {
    Path place = folder.resolve("a.mp4");

    List<Integer> exitCodes =
        Stream.of(1, 2)
            .map(run -> CompletableFuture.supplyAsync(() -> Shell.piped().generate(place)))
            .toList()
            .stream()
            .map(run -> run.join().exitCode())
            .sorted()
            .toList();

    assertThat(exitCodes).containsExactly(0, 2);
    assertThat(folder).isDirectoryNotContaining("glob:**another-*");
  }

  @Test
  void inAFolderANameThatAnotherRunHasIsPassedOver() {
    Path place = folder.resolve("the-kite-climbs.mp4");
    Landing other = Landing.claim(Landing.of(place), place).get();

    Shell.Result result = Shell.piped().generate(folder);
    other.close();

    assertThat(result.exitCode()).isZero();
    assertThat(folder.resolve("the-kite-climbs-2.mp4")).exists();
    assertThat(place).doesNotExist();
  }

  @Test
  void whatARunLeftThatDiedIsInNobodysWay() throws IOException {
    Path place = folder.resolve("a.mp4");
    Path landing = Files.createDirectory(Landing.of(place));
    Files.writeString(landing.resolve("lock"), "somebody");
    Files.writeString(landing.resolve("x.part"), "half");

    assertThat(Shell.piped().generate(place).exitCode()).isZero();

    assertThat(landing).doesNotExist();
  }
}
