package dev.kinoport.pages.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.CallWarnings;
import dev.kinoport.emulator.http.Host;
import dev.kinoport.emulator.http.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** It goes on for as long as its server, whatever is sent to that. */
final class CallRecorderTest {
  private static final String LONG = "x".repeat(1024 * 1024);

  @Test
  void whateverIsLongInACallCountsForWhatIsKept() {
    for (Call call :
        List.of(
            call(List.of(LONG), Map.of(), Map.of()),
            call(List.of(), Map.of("q", List.of(LONG)), Map.of()),
            call(List.of(), Map.of(), Map.of("x-long", List.of(LONG))))) {
      CallRecorder recorder = new CallRecorder();
      for (int i = 0; i < 200; i++) {
        recorder.on(call, Reply.text(200, ""), Instant.EPOCH, Instant.EPOCH);
      }
      assertThat(recorder.all().size()).isBetween(60, 64);
    }
  }

  private static Call call(
      List<String> segments, Map<String, List<String>> query, Map<String, List<String>> headers) {
    return new Call(
        "GET",
        Host.QUEUE,
        segments,
        query,
        headers,
        new byte[0],
        new Addresses("http://localhost", Addresses.Form.SEGMENT, "files"),
        new CallWarnings());
  }
}
