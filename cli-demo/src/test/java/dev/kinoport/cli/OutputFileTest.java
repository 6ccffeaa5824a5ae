package dev.kinoport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
    Files.writeString(place, "mine");

    assertThat(output.take(landed)).contains(folder.resolve("another-a.mp4"));
    output.cleanUp();

    assertThat(place).hasContent("mine");
    assertThat(folder.resolve("another-a.mp4")).hasContent("clip");
    assertThat(landing).doesNotExist();
  }

  @Test
  void aClipThatCannotBeMovedStaysWhereItIsAndThatIsTold() throws IOException {
    Path landing = Files.createDirectory(folder.resolve("landing"));
    Path landed = Files.writeString(landing.resolve("x.mp4"), "clip");
    OutputFile output = new OutputFile(folder.resolve("gone").resolve("a.mp4"), landing, false);

    assertThat(output.take(landed).getLeft()).contains("it is kept as").contains(landed.toString());
    output.cleanUp();

    assertThat(landed).hasContent("clip");
  }
}
