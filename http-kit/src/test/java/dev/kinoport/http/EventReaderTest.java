package dev.kinoport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;

@org.junit.jupiter.api.Timeout(300)
class EventReaderTest {
  @Test
  void linesOfOneEventAreJoinedAndCommentsLeftOut() throws IOException {
    EventReader reader =
        new EventReader(new Buffer().writeUtf8(": x\n\nevent: y\ndata: 1\ndata:2\n\ndata: cut\n"));

    assertThat(reader.next()).isEqualTo("1\n2");
    assertThat(reader.next()).isNull();
  }

  @Test
  void signsOfLifeBetweenEventsDoNoHarm() throws IOException {
    EventReader reader =
        new EventReader(endless((": ping\n\n".repeat(10_000) + "data: 1\n\n").repeat(2)));

    for (int i = 0; i < 100; i++) {
      assertThat(reader.next()).isEqualTo("1");
    }
  }

  @Test
  void streamOfCommentsAloneIsBrokenOff() {
    assertThatThrownBy(() -> new EventReader(endless(": and on\n")).next())
        .isInstanceOf(IOException.class)
        .hasMessage("nothing but comments");
    assertThatThrownBy(() -> new EventReader(endless("\n")).next()).isInstanceOf(IOException.class);
  }

  @Test
  void eventWithoutAnEndIsBrokenOff() {
    assertThatThrownBy(() -> new EventReader(endless("data: and on\n")).next())
        .isInstanceOf(IOException.class)
        .hasMessage("an event without an end");
    assertThatThrownBy(() -> new EventReader(endless("data: and on ")).next())
        .isInstanceOf(IOException.class);
  }

  @Test
  void streamThatNeverEndsIsBrokenOff() {
    EventReader reader = new EventReader(endless("data: " + "x".repeat(100_000) + "\n\n"));

    assertThatThrownBy(
            () -> {
              while (reader.next() != null) {}
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a stream of over");
  }

  private static BufferedSource endless(String text) {
    return Okio.buffer(
        new Source() {
          @Override
          public long read(Buffer sink, long byteCount) {
            sink.writeUtf8(text);
            return text.length();
          }

          @Override
          public Timeout timeout() {
            return Timeout.NONE;
          }

          @Override
          public void close() {}
        });
  }
}
