package dev.kinoport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinoport.clip.ClipFacts;
import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.Mp4File;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class Mp4FuzzTest {
  @TempDir static Path folder;

  @FuzzTest
  void aFileAndItsBytesAreJudgedAlike(byte[] data) throws IOException {
    Path file = Files.write(folder.resolve("clip.mp4"), data);

    Either<ClipFailure, ClipFacts> facts = Mp4File.facts(file);

    for (String fault : Mp4File.faultIn(data)) {
      assertThat(facts).isEqualTo(Either.left(new ClipFailure.Damaged(fault)));
    }
    for (ClipFacts known : facts) {
      assertThat(known.widthPx()).isPositive();
      assertThat(known.heightPx()).isPositive();
      assertThat(known.frames()).isPositive();
      assertThat(known.seconds()).as("may be rounded to none").isNotNegative();
      assertThat(known.fps()).isNotNegative();
    }
  }
}
