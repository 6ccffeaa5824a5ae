package dev.kinoport.emulator.tape.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.emulator.tape.TapeFile;
import dev.kinoport.emulator.tape.TapeHeader;
import dev.kinoport.emulator.tape.TapedBody;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clip goes to whoever paid for it; its copy takes no more of the disk than there may be. */
final class FileRelayTest {
  private static final long PLENTY = 1L << 40;
  private static final int MIB = 1024 * 1024;

  @TempDir private Path place;
  private final List<String> trouble = new ArrayList<>();
  private final ByteArrayOutputStream client = new ByteArrayOutputStream();
  private TapeFile tape;

  @BeforeEach
  void begin() throws IOException {
    tape = TapeFile.begin(place.resolve("tape"), new TapeHeader(Instant.EPOCH, "fal", true, true));
  }

  @AfterEach
  void end() throws IOException {
    tape.close();
  }

  private TapedBody.Bytes pass(InputStream in, OutputStream out, ClipLimits limits, long announced)
      throws IOException {
    return new FileRelay(tape, limits, trouble::add)
        .passAndKeep(in, out, new FileRelay.Fetched("v3.fal.media/a.mp4", "video/mp4", announced));
  }

  private List<String> kept() throws IOException {
    Path folder = place.resolve("tape.clips");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1_000})
  void whatFitsIsKeptUnderItsDigest(long announced) throws IOException {
    TapedBody.Bytes bytes = pass(clip(1_000), client, limits(1_000, PLENTY), announced);
    assertThat(kept()).containsExactly(bytes.sha256());
    assertThat(client.size()).isEqualTo(1_000);
    assertThat(trouble).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1_001})
  void whatIsLongerIsHandedOnAndNotKept(long announced) throws IOException {
    assertThat(pass(clip(1_001), client, limits(1_000, PLENTY), announced).length())
        .isEqualTo(1_001);
    assertThat(kept()).isEmpty();
    assertThat(client.size()).isEqualTo(1_001);
    assertThat(trouble)
        .containsExactly(
            "v3.fal.media/a.mp4 is not beside the tape, which has its digest and length: it has"
                + " more than 1,000 bytes; whoever fetches it gets all of it");
  }

  /** The client has a bound of its own, and goes away. */
  @Test
  void aClipWithoutEndTakesNoMoreOfTheDiskThanItMay() throws IOException {
    long[] most = {0};
    OutputStream watching =
        new OutputStream() {
          private long taken;

          @Override
          public void write(int b) {
            throw new AssertionError("piece by piece");
          }

          @Override
          public void write(byte[] bytes, int offset, int count) throws IOException {
            taken += count;
            for (String name : kept()) {
              most[0] = Math.max(most[0], Files.size(place.resolve("tape.clips").resolve(name)));
            }
            if (taken > 64L * MIB) {
              throw new IOException("enough");
            }
          }
        };
    assertThatThrownBy(() -> pass(new Endless(), watching, limits(8L * MIB, PLENTY), -1))
        .hasMessage("enough");
    assertThat(most[0]).isPositive().isLessThanOrEqualTo(8L * MIB);
    assertThat(kept()).isEmpty();
    assertThat(trouble).hasSize(1);
  }

  @Test
  void aDiskThatIsTooSmallIsSeenBeforehand() throws IOException {
    pass(clip(1_000), client, limits(PLENTY, ClipLimits.RESERVE + 999), 1_000);
    assertThat(client.size()).isEqualTo(1_000);
    assertThat(kept()).isEmpty();
    assertThat(trouble)
        .singleElement()
        .asString()
        .contains("the disk has room for 67,109,863 bytes");
  }

  @Test
  void aDiskThatFillsUpIsSeenOnTheWay() throws IOException {
    long[] room = {PLENTY};
    ClipLimits limits = new ClipLimits(PLENTY, file -> room[0]);
    OutputStream filling =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new AssertionError("piece by piece");
          }

          @Override
          public void write(byte[] bytes, int offset, int count) {
            client.write(bytes, offset, count);
            room[0] = 1;
          }
        };
    pass(clip(20 * MIB), filling, limits, -1);
    assertThat(client.size()).isEqualTo(20 * MIB);
    assertThat(kept()).isEmpty();
    assertThat(trouble).singleElement().asString().contains("the disk has room for 1 bytes");
  }

  /** A folder that cannot be made once broke off the clip itself. */
  @Test
  void whatCannotBeWrittenIsHandedOnAllTheSame() throws IOException {
    Files.writeString(place.resolve("tape.clips"), "no folder");
    assertThat(pass(clip(1_000), client, limits(PLENTY, PLENTY), -1).length()).isEqualTo(1_000);
    assertThat(client.size()).isEqualTo(1_000);
    assertThat(trouble).singleElement().asString().contains("is not beside the tape");
  }

  @Test
  void halfAClipIsNotKept() throws IOException {
    InputStream broken =
        new SequenceInputStream(
            clip(1_000),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("broken");
              }

              @Override
              public int read(byte[] into, int offset, int length) throws IOException {
                return read();
              }
            });
    assertThatThrownBy(() -> pass(broken, client, limits(PLENTY, PLENTY), -1)).hasMessage("broken");
    assertThat(kept()).isEmpty();
  }

  private static ClipLimits limits(long mostBytes, long room) {
    return new ClipLimits(mostBytes, file -> room);
  }

  private static InputStream clip(int length) {
    return new ByteArrayInputStream(new byte[length]);
  }

  /** Never ends. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return length;
    }
  }
}
