package dev.kinoport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinoport.http.EventReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class EventStreamFuzzTest {
  @FuzzTest
  void eventsAreTheSameHoweverTheyArrive(byte[] data) throws IOException {
    List<String> atOnce = events(new Buffer().write(data));

    assertThat(events(new OneByOne(new Buffer().write(data)))).isEqualTo(atOnce);
    assertThat(String.join("", atOnce).length()).isLessThanOrEqualTo(data.length);
  }

  private static List<String> events(Source source) throws IOException {
    List<String> events = new ArrayList<>();
    EventReader reader = new EventReader(Okio.buffer(source));
    for (String event = reader.next(); event != null; event = reader.next()) {
      events.add(event);
    }
    return events;
  }

  /** A connection that is slow. */
  private static final class OneByOne extends ForwardingSource {
    OneByOne(Source source) {
      super(source);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      return super.read(sink, Math.min(byteCount, 1));
    }
  }
}
