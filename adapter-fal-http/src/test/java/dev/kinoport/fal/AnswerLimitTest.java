package dev.kinoport.fal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.testkit.http.RawServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer, however long, fills the memory. */
class AnswerLimitTest {
  private static final int MIB = 1024 * 1024;
  private static final long MUCH = 16_384L * MIB;

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 500})
  void anEndlessAnswerIsBrokenOff(int code) throws Exception {
    AtomicLong taken = new AtomicLong();
    try (RawServer server = new RawServer(r -> out -> pour(out, code, taken));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.provider().video().status(Wishes.handle()).getLeft())
          .isInstanceOf(ProviderFailure.Unreachable.class)
          .extracting(ProviderFailure::reason)
          .asString()
          .contains("over 8388608 bytes");
      assertThat(taken).as("the server was cut off").hasValueLessThan(MUCH);
      assertThat(fal.provider().video().submit(Wishes.submission()))
          .isInstanceOf(SubmitAnswer.Unknown.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500})
  void aSmallAnswerThatUnpacksToALongOneIsBrokenOff(int code) throws Exception {
    byte[] bomb = packed(64 * MIB);
    assertThat(bomb).hasSizeLessThan(MIB);
    try (RawServer server =
            new RawServer(
                r -> RawServer.bytes(code, "application/json", bomb, "Content-Encoding: gzip"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.provider().video().status(Wishes.handle()).getLeft().reason())
          .contains("over 8388608 bytes");
    }
  }

  @Test
  void aRequestSaysWhoSendsIt() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, "{}"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.prices().today(Wishes.ENDPOINT).isRight()).isTrue();
      fal.clipSource().open(Wishes.clip(server.address().resolve("/x")), 0).get().body().close();
      assertThat(server.received())
          .hasSize(2)
          .allMatch(r -> r.header("user-agent").startsWith("kinoport"));
    }
  }

  private static boolean pour(OutputStream out, int code, AtomicLong taken) throws IOException {
    String head = "HTTP/1.1 " + code + " X\r\nContent-Length: " + MUCH + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.UTF_8));
    byte[] nothing = new byte[MIB];
    while (taken.addAndGet(MIB) < MUCH) {
      out.write(nothing);
    }
    return false;
  }

  private static byte[] packed(int bytes) throws IOException {
    Buffer packed = new Buffer();
    try (var gzip = Okio.buffer(new GzipSink(packed))) {
      for (int i = 0; i < bytes / MIB; i++) {
        gzip.write(new byte[MIB]);
      }
    }
    return packed.readByteArray();
  }
}
