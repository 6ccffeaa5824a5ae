package dev.kinoport.emulator.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class TapeFileTest {
  @TempDir private Path place;

  /** As one does that a recorder interrupts while it ends: the others are still to be written. */
  @Test
  void oneThatIsInterruptedClosesTheTapeForNobody() throws IOException {
    Path file = place.resolve("tape");
    try (TapeFile tape = TapeFile.begin(file, new TapeHeader(Instant.EPOCH, "fal", true, false))) {
      Thread.currentThread().interrupt();
      tape.add(exchange(1, "first"));
      assertThat(Thread.interrupted()).isTrue();
      tape.add(exchange(2, "second"));
    }

    assertThat(Files.readString(file)).contains("first", "second");
  }

  /** It once grew beyond what is read of a tape, and was of no use to anybody. */
  @Test
  void aTapeGrowsNoLongerThanOneIsRead() throws IOException {
    Path file = place.resolve("tape");
    try (TapeFile tape =
        TapeFile.begin(file, new TapeHeader(Instant.EPOCH, "fal", true, false), 1_000)) {
      tape.add(exchange(1, "short"));
      assertThatThrownBy(() -> tape.add(exchange(2, "long".repeat(300))))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("the tape is full");
      tape.add(exchange(3, "short"));
    }
    assertThat(Tape.read(file).get().exchanges())
        .extracting(TapedExchange::number)
        .containsExactly(1, 3);
  }

  /** Prompts are on it. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aTapeAndItsClipsAreTheirOwners() throws IOException {
    Path file = place.resolve("tape");
    try (TapeFile tape = TapeFile.begin(file, new TapeHeader(Instant.EPOCH, "fal", true, true))) {
      Path clip = tape.newClip();
      tape.keep(clip, "00");
    }

    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(Tape.clipsOf(file))).isEqualTo("rwx------");
    assertThat(mode(Tape.clipsOf(file).resolve("00"))).isEqualTo("rw-------");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static TapedExchange exchange(int number, String words) {
    TapedCall call =
        new TapedCall(
            "GET", "queue.fal.run", "/x", "", Map.of(), Option.none(), new TapedBody.None());
    return new TapedExchange(
        number, call, new TapedAnswer(200, Map.of(), new TapedBody.Words(words)));
  }
}
