package dev.kinoport.emulator.tape.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.tape.Scrubber;
import dev.kinoport.emulator.tape.TapedBody;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events are handed on line by line, and nobody's stream fills the memory. */
class EventRelayTest {
  private static final Addresses ADDRESSES =
      new Addresses("http://127.0.0.1:1", Addresses.Form.SEGMENT, "v3.fal.media");

  private final List<String> trouble = new ArrayList<>();

  @Test
  void linesAreHandedOnWhateverTheyEndWith() {
    ByteArrayOutputStream told = new ByteArrayOutputStream();

    assertThat(
            events(stream(": ping\r\n\r\ndata: {\"a\":1}\n\ndata: garbled\n\ndata: {\"b\""), told))
        .containsExactly(
            JsonText.read("{\"a\":1}").get(), new Json.Text("garbled"), new Json.Text("{\"b\""));
    assertThat(told.toString(StandardCharsets.UTF_8))
        .isEqualTo(": ping\n\ndata: {\"a\":1}\n\ndata: garbled\n\ndata: {\"b\"\n");
  }

  /** A line without an end, and lines without end, once filled the memory. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"x|0", "':\n'|0", "'data: {}\n\n'|100000"})
  void whatDoesNotEndIsBrokenOff(String again, int most) {
    assertThat(events(new Endless(again), OutputStream.nullOutputStream())).hasSize(most);
    assertThat(trouble).singleElement().asString().contains("broken off");
  }

  private List<Json> events(InputStream in, OutputStream out) {
    EventRelay relay = new EventRelay(new Scrubber(true), "", ADDRESSES, host -> {}, trouble::add);
    return ((TapedBody.Events) relay.pass(in, out)).inOrder();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same over and over. */
  private static final class Endless extends InputStream {
    private final byte[] again;
    private long at;

    Endless(String again) {
      this.again = again.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
      return again[(int) (at++ % again.length)];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      for (int i = 0; i < length; i++) {
        into[offset + i] = (byte) read();
      }
      return length;
    }
  }
}
