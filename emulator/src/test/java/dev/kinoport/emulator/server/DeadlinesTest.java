package dev.kinoport.emulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  /** So that whoever takes a long answer slowly, but takes it, has all of it. */
  @Test
  void anAnswerIsWrittenInPiecesOfWhichEachHasItsOwnTime() throws IOException {
    List<Integer> pieces = new ArrayList<>();
    ByteArrayOutputStream taken =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int offset, int length) {
            pieces.add(length);
            super.write(bytes, offset, length);
          }
        };
    byte[] answer = new byte[40_000];
    answer[39_999] = 7;

    try (OutputStream out = new Deadlines(Duration.ofHours(1)).over(taken)) {
      out.write(answer);
    }

    assertThat(pieces).containsExactly(16_384, 16_384, 7_232);
    assertThat(taken.toByteArray()).isEqualTo(answer);
  }
}
