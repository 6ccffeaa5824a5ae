package dev.kinoport.emulator.fal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.Wire;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.json.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final @Timeout(300) class StatusStreamTest {
  private static final Life LIFE =
      Life.lasting(Duration.ofSeconds(10), Duration.ofSeconds(40)).ahead(2);

  @Test
  void streamTellsEveryChangeOnceAndEnds() {
    try (Wire wire = Wire.with(LIFE);
        Listener listener = Listener.to(wire, "?logs=1")) {
      wire.time().advance(Duration.ofMinutes(4));
      List<String> events = listener.toEnd().stream().filter(it -> it.startsWith("data")).toList();
      assertThat(events)
          .satisfiesExactly(
              event -> assertThat(event).contains("\"queue_position\":2").contains("\"logs\":[]"),
              event -> assertThat(event).contains("\"queue_position\":1"),
              event ->
                  assertThat(event)
                      .contains("IN_PROGRESS")
                      .contains("fake model loaded")
                      .doesNotContain("queue_position"),
              event ->
                  assertThat(event).contains("half of the frames").doesNotContain("fake model"),
              event ->
                  assertThat(event)
                      .contains("COMPLETED")
                      .contains("all frames")
                      .doesNotContain("half of the frames"));
      assertThat(wire.server().openStreams()).isZero();
    }
  }

  @Test
  void silenceIsBrokenByACommentEveryFifteenSeconds() {
    Life quiet =
        new Life(
            Duration.ZERO, 0, Duration.ofMinutes(1), List.of(), LIFE.failure(), false, List.of());
    try (Wire wire = Wire.with(quiet);
        Listener listener = Listener.to(wire, "")) {
      wire.time().advance(Duration.ofMinutes(2));
      assertThat(listener.toEnd().stream().filter(": ping"::equals)).hasSize(3);
    }
  }

  @Test
  void cancelEndsTheStream() {
    try (Wire wire = Wire.with(LIFE);
        Listener listener = Listener.to(wire, "")) {
      wire.put(listener.job().text("cancel_url"));
      wire.time().advance(Duration.ofSeconds(1));
      assertThat(listener.toEnd()).last().asString().contains("COMPLETED");
    }
  }

  @Test
  void streamWithoutLogsHasNoLogs() {
    try (Wire wire = Wire.with(LIFE);
        Listener listener = Listener.to(wire, "?logs=0")) {
      wire.time().advance(Duration.ofMinutes(4));
      List<String> events = listener.toEnd().stream().filter(it -> it.startsWith("data")).toList();
      assertThat(events).hasSize(4).allSatisfy(it -> assertThat(it).contains("\"logs\":null"));
    }
  }

  @Test
  void repeatedLogsAreAReading() {
    Readings readings = Readings.suggested().with(Reading.STREAM_REPEATS_LOGS);
    try (Wire wire = Wire.with(LIFE, readings);
        Listener listener = Listener.to(wire, "?logs=1")) {
      wire.time().advance(Duration.ofMinutes(4));
      assertThat(listener.toEnd())
          .filteredOn(it -> it.contains("COMPLETED"))
          .singleElement()
          .asString()
          .contains("fake model loaded", "half of the frames", "all frames");
    }
  }

  @Test
  void faultsOfStreamsStrikeOnlyStreams() {
    Life life = LIFE.with(new Fault.StreamRefused(1), new Fault.StreamEndsEarly(1));
    try (Wire wire = Wire.with(life)) {
      Wire.Answer job = wire.submit();
      assertThat(wire.get(job.text("status_url") + "/stream").status()).isEqualTo(500);
      assertThat(wire.get(job.text("status_url")).status()).isEqualTo(202);
      try (Listener cutShort = Listener.to(wire, job, "")) {
        assertThat(cutShort.toEnd()).singleElement().asString().contains("IN_QUEUE");
      }
    }
  }

  @Test
  void garbledEventIsNoJson() {
    try (Wire wire = Wire.with(LIFE.with(new Fault.StreamGarbled(1)));
        Listener listener = Listener.to(wire, "")) {
      String event = listener.toEnd().get(0);
      byte[] data = event.substring("data: ".length()).getBytes(StandardCharsets.UTF_8);
      assertThat(JsonText.read(data).isLeft()).isTrue();
    }
  }

  @Test
  void stalledStreamOpensAndStaysSilent() {
    try (Wire wire = Wire.with(LIFE.with(new Fault.StreamStalls(1)))) {
      Wire.Answer job = wire.submit();
      try (Listener listener = Listener.to(wire, job, "")) {
        wire.time().advance(Duration.ofMinutes(4));
        assertThat(listener.hasSomething()).isFalse();
      }
    }
  }

  @Test
  void muteStreamShowsThatItLivesAndTellsNothing() {
    try (Wire wire = Wire.with(LIFE.with(new Fault.StreamMute(1)))) {
      Wire.Answer job = wire.submit();
      try (Listener listener = Listener.to(wire, job, "")) {
        wire.time().advance(Duration.ofMinutes(4));
        wire.put(job.text("cancel_url"));
        wire.time().advance(Duration.ofMinutes(1));
        assertThat(wire.server().openStreams()).isOne();
        assertThat(listener.next(20)).hasSize(20).containsOnly(": ping");
      }
    }
  }

  /** It once was sixty-six million signs of life to whoever listens. */
  @Test
  void aTurnOfThirtyYearsIsNoMoreThanAnHourOfSignsAndEveryChange() {
    Life slow =
        new Life(
            Duration.ofDays(3650),
            2,
            Duration.ofDays(3650),
            List.of(),
            LIFE.failure(),
            false,
            List.of());
    try (Wire wire = Wire.with(slow);
        Listener listener = Listener.to(wire, "")) {
      assertThat(wire.post("/__clock/advance", "{\"seconds\": 6e8}").status()).isEqualTo(200);
      assertThat(wire.post("/__clock/advance", "{\"seconds\": 1e9}").status()).isEqualTo(200);
      List<String> told = listener.toEnd();
      assertThat(told.stream().filter(": ping"::equals).count()).isBetween(240L, 260L);
      assertThat(told.stream().filter(it -> it.startsWith("data")))
          .satisfiesExactly(
              event -> assertThat(event).contains("\"queue_position\":2"),
              event -> assertThat(event).contains("\"queue_position\":1"),
              event -> assertThat(event).contains("IN_PROGRESS"),
              event -> assertThat(event).contains("COMPLETED"));
    }
  }

  /** A change between two looks at the clock within one step was never told. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void completionIsToldHoweverTheClockRunsMeanwhile(int looks) {
    Life life =
        new Life(
            Duration.ZERO, 0, Duration.ofSeconds(10), List.of(), LIFE.failure(), false, List.of());
    LeapingTime time = new LeapingTime();
    FakeProvider provider = FakeProvider.on(time).script(Script.always(life)).build();
    try (EmulatorServer server = EmulatorServer.before(provider).start()) {
      Wire wire = Wire.to(server, provider, VirtualTime.create());
      Wire.Answer job = wire.submit();
      time.leapBehind(looks, Duration.ofSeconds(11));
      try (Listener listener = Listener.to(wire, job, "")) {
        time.leap();
        time.runDue();
        assertThat(listener.toEnd()).last().asString().contains("COMPLETED");
      }
    }
  }

  /** A client that reads a stream line by line, headers first. */
  private static final class Listener implements AutoCloseable {
    private final Wire.Answer job;
    private final Socket socket;
    private final BufferedReader reader;

    private Listener(Wire.Answer job, Socket socket, BufferedReader reader) {
      this.job = job;
      this.socket = socket;
      this.reader = reader;
    }

    static Listener to(Wire wire, String query) {
      return to(wire, wire.submit(), query);
    }

    /** Comes back once the first event, or the lack of one, is on its way. */
    static Listener to(Wire wire, Wire.Answer job, String query) {
      try {
        URI address = URI.create(job.text("status_url") + "/stream" + query);
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(240_000);
        String path = address.getRawPath() + (query.isEmpty() ? "" : query);
        String request =
            "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Key k:s\r\n\r\n"
                .formatted(path, address.getAuthority());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        assertThat(reader.readLine()).isEqualTo("HTTP/1.1 200 OK");
        String line = reader.readLine();
        boolean isStream = false;
        while (!line.isEmpty()) {
          isStream |= line.equalsIgnoreCase("Content-type: text/event-stream");
          line = reader.readLine();
        }
        assertThat(isStream).isTrue();
        Listener listener = new Listener(job, socket, reader);
        listener.awaitRegistration(wire);
        return listener;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    /** The head is out a moment before the stream follows the clock. */
    private void awaitRegistration(Wire wire) throws IOException {
      Life life = wire.provider().administration().job(job.text("request_id")).get().life();
      if (life.fault(Fault.StreamMute.class).isDefined()) {
        while (wire.server().openStreams() == 0) {
          Thread.onSpinWait();
        }
      } else if (life.fault(Fault.StreamStalls.class).isEmpty()) {
        reader.mark(8192);
        assertThat(reader.read()).isNotNegative();
        reader.reset();
      }
    }

    Wire.Answer job() {
      return job;
    }

    boolean hasSomething() {
      try {
        return reader.ready();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    /** Every line of the body that is neither empty nor the size of a chunk. */
    List<String> toEnd() {
      return told(reader.lines().takeWhile(line -> !line.equals("0"))).toList();
    }

    /** The next such lines. */
    List<String> next(int count) {
      return told(reader.lines()).limit(count).toList();
    }

    private static Stream<String> told(Stream<String> lines) {
      return lines.filter(line -> line.startsWith("data:") || line.startsWith(":"));
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
