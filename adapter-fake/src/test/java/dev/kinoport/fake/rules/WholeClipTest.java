package dev.kinoport.fake.rules;

import static dev.kinoport.fake.Stage.KITE;
import static dev.kinoport.fake.Stage.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.clip.ClipFacts;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.clip.Mp4File;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule 8: a clip is stored whole or not at all. */
class WholeClipTest {
  @TempDir Path folder;

  @Test
  void theClipLiesInItsFolderAndIsWhatWasBought() throws IOException {
    Stage stage = Stage.playing(Life.realistic());

    Generated clip = keeping(stage).generate(KITE, Terms.standard()).get();

    Path file = Path.of(clip.clip().location());
    ClipFacts facts = Mp4File.facts(file).get();
    assertThat(files()).containsExactly(clip.id() + ".mp4");
    assertThat(facts.heightPx()).isEqualTo(768);
    assertThat(facts.seconds()).isEqualByComparingTo("6");
    try (InputStream bytes = Files.newInputStream(file)) {
      assertThat(clip.clip().fingerprint()).containsExactly(StoredClip.Fingerprint.of(bytes));
    }
  }

  @ParameterizedTest
  @MethodSource
  void aDownloadThatBreaksIsMendedAndTheFileIsTheSame(Fault fault) throws IOException {
    StoredClip smooth =
        keeping(Stage.playing(Life.realistic())).generate(KITE, Terms.standard()).get().clip();
    Stage stage = Stage.playing(Life.realistic().with(fault));

    StoredClip mended = keeping(stage).generate(KITE, Terms.standard()).get().clip();

    assertThat(mended.fingerprint()).isEqualTo(smooth.fingerprint());
    assertThat(files()).allMatch(name -> name.endsWith(".mp4")).hasSize(2);
    assertThat(stage.provider().bill().total()).isEqualTo(PRICE);
  }

  static List<Fault> aDownloadThatBreaksIsMendedAndTheFileIsTheSame() {
    return List.of(new Fault.ClipInterrupted(3), new Fault.ClipTruncated(2));
  }

  @Test
  void aClipThatNeverComesWholeLeavesNoFile() throws IOException {
    Stage stage = Stage.playing(Life.realistic().with(new Fault.ClipTruncated(10_000)));

    assertThat(keeping(stage).generate(KITE, Terms.standard()).getLeft())
        .isInstanceOf(Failure.Failed.class);
    assertThat(files()).noneMatch(name -> name.endsWith(".mp4"));
  }

  private Kinoport keeping(Stage stage) {
    FileClipStore store = new FileClipStore(folder, stage.provider().clipSource());
    return stage.process(stage.provider().provider().withClips(store)).build();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
