package dev.kinoport.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class BodyRoomTest {
  private static final int PIECE = 64 * 1024;

  /** Two at a time may take eight pieces together. */
  private final BodyRoom room = new BodyRoom(8L * PIECE);

  @Test
  void bodiesTakeTheirRoomUntilTheyAreAnswered() throws IOException {
    try (BodyRoom.Taken first = room.empty()) {
      assertThat(first.read(body(6), 10 * PIECE).get()).hasSize(6 * PIECE);
      try (BodyRoom.Taken second = room.empty()) {
        assertThat(second.read(body(6), 10 * PIECE)).isEmpty();
      }
      try (BodyRoom.Taken third = room.empty()) {
        assertThat(third.read(body(2), 10 * PIECE).get()).hasSize(2 * PIECE);
      }
    }
    try (BodyRoom.Taken third = room.empty()) {
      assertThat(third.read(body(8), 10 * PIECE).get()).hasSize(8 * PIECE);
    }
  }

  @Test
  void smallBodyAlwaysHasRoom() throws IOException {
    try (BodyRoom.Taken first = room.empty();
        BodyRoom.Taken second = room.empty()) {
      assertThat(first.read(body(9), 10 * PIECE)).isEmpty();
      assertThat(second.read(new ByteArrayInputStream(new byte[100]), PIECE).get()).hasSize(100);
    }
  }

  /** Fifty times as much as the text: the room has place for two and a half thousand values. */
  @Test
  void whatIsMadeOfABodyTakesRoomToo() throws IOException {
    try (BodyRoom.Taken taken = room.empty()) {
      assertThat(taken.read(bytes(" [" + "{},".repeat(3_000) + "{}]"), PIECE)).isEmpty();
    }
    for (String body :
        new String[] {
          "[" + "{},".repeat(2_000) + "{}]",
          "[\"" + "{},\\\"".repeat(3_000) + "\"]",
          "x[" + "{},".repeat(3_000) + "{}]"
        }) {
      try (BodyRoom.Taken taken = room.empty()) {
        assertThat(taken.read(bytes(body), PIECE).get()).hasSize(body.length());
      }
    }
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void noMoreIsReadThanIsWanted() throws IOException {
    ByteArrayInputStream body = body(4);
    try (BodyRoom.Taken taken = room.empty()) {
      assertThat(taken.read(body, PIECE + 1).get()).hasSize(PIECE + 1);
      assertThat(body.available()).isEqualTo(3 * PIECE - 1);
    }
  }

  @Test
  void whatComesInPiecesIsPutTogether() throws IOException {
    byte[] bytes = new byte[3 * PIECE + 7];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i % 251);
    }
    try (BodyRoom.Taken taken = room.empty()) {
      assertThat(taken.read(dripping(new ByteArrayInputStream(bytes), 1_000), bytes.length).get())
          .isEqualTo(bytes);
    }
  }

  @Test
  void whoeverSendsDropByDropIsNotWaitedForWithoutEnd() throws IOException {
    int[] looks = {0};
    InputStream endless =
        dripping(
            new InputStream() {
              @Override
              public int read() {
                return 0;
              }
            },
            1);
    try (BodyRoom.Taken taken = room.empty()) {
      assertThatThrownBy(() -> taken.read(endless, Integer.MAX_VALUE, () -> ++looks[0] > 1_000))
          .isInstanceOf(InterruptedIOException.class);
    }
    assertThat(looks[0]).isEqualTo(1_001);
  }

  private static InputStream dripping(InputStream body, int drop) {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return body.read();
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return body.read(into, offset, Math.min(drop, length));
      }
    };
  }

  private static ByteArrayInputStream body(int pieces) {
    return new ByteArrayInputStream(new byte[pieces * PIECE]);
  }
}
