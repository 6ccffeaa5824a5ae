package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.http.WireWarning;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real fal would ignore goes its way, and is told. */
final class WarningsTest {
  private static final String WARNING = "x-fake-warning";

  @ParameterizedTest
  @CsvSource({
    "Idempotency-Key, k1, second clip",
    "X-Fal-Request-Starttimeout, 5, no such header",
    "X-Fal-Queue-Priority, urgent, low",
    "X-Fal-Tags, UPPER=1, drops"
  })
  void headersThatDoNothingAreTaken(String name, String value, String words) {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer answer =
          wire.post(Wire.QUEUE + Wire.ENDPOINT, Wire.input(), List.of(name, value));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header(WARNING)).startsWithIgnoringCase("header." + name).contains(words);
      assertThat(wire.get(answer.text("response_url")).status()).isEqualTo(200);
    }
  }

  @Test
  void callWithoutFaultHasNone() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer answer = wire.submit();
      assertThat(answer.header(WARNING)).isEmpty();
      assertThat(wire.get(answer.text("status_url") + "?logs=1").header(WARNING)).isEmpty();
      assertThat(wire.server().warnings()).isEmpty();
    }
  }

  @Test
  void unknownInputIsNamedWithWhatWasMeant() {
    try (Wire wire = Wire.with(Life.instant())) {
      String input = Wire.input().replace("\"prompt\"", "\"promt\": \"a typo\", \"prompt\"");
      Wire.Answer answer = wire.submit(input);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header(WARNING)).startsWith("body.promt: real fal ignores it");
      assertThat(wire.provider().bill().count()).isEqualTo(1);
    }
  }

  @Test
  void directCallsAndStreamsAreWarnedToo() {
    try (Wire wire = Wire.with(Life.instant())) {
      List<String> header = List.of("Idempotency-Key", "k");
      Wire.Answer run = wire.post("/fal.run/" + Wire.ENDPOINT, Wire.input(), header);
      assertThat(run.status()).isEqualTo(200);
      assertThat(run.header(WARNING)).contains("idempotency-key");
      Wire.Answer stream = wire.get(wire.submit().text("status_url") + "/stream?log=1");
      assertThat(stream.header(WARNING)).contains("query.log");
    }
  }

  @Test
  void whatAClientInventsWithoutEndIsNotKept() {
    String names =
        IntStream.range(0, 5_000).mapToObj(i -> "p" + i).collect(Collectors.joining("&"));
    String path = Wire.QUEUE + Wire.ENDPOINT + "?" + names;
    try (Wire wire = Wire.with(Life.instant())) {
      assertThat(wire.post(path, Wire.input()).status()).isEqualTo(200);
      assertThat(wire.server().warnings()).hasSize(101);
      wire.post(
          Wire.QUEUE + Wire.ENDPOINT,
          Wire.input(),
          List.of("X-Fal-Queue-Priority", "x".repeat(100_000)));
      assertThat(wire.server().warnings()).allMatch(warning -> warning.text().length() < 500);
    }
    try (Wire wire = Wire.with(Life.instant(), Readings.suggested().strict())) {
      Wire.Answer answer = wire.post(path, Wire.input());
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().items("detail").get()).hasSize(101);
      assertThat(answer.body()).contains("and 4,900 faults more, which are not told");
    }
  }

  @Test
  void bodyThatIsNoJsonIsRefusedOnTheResult() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer answer = wire.submit("{\"prompt\": ");
      assertThat(answer.status()).isEqualTo(200);
      Wire.Answer result = wire.get(answer.text("response_url"));
      assertThat(result.status()).isEqualTo(422);
      assertThat(result.body()).contains("json_invalid");
    }
  }

  @Test
  void eachKindIsToldOnceAndCounted() {
    List<WireWarning> told = new ArrayList<>();
    VirtualTime time = VirtualTime.create();
    FakeProvider provider = FakeProvider.on(time).script(Script.always(Life.instant())).build();
    try (provider;
        EmulatorServer server = EmulatorServer.before(provider).onWarning(told::add).start();
        Wire wire = Wire.to(server, provider, time)) {
      for (int i = 0; i < 3; i++) {
        wire.post(Wire.QUEUE + Wire.ENDPOINT, Wire.input(), List.of("Idempotency-Key", "key-" + i));
      }
      assertThat(told).singleElement().asString().contains("idempotency-key", "queue.fal.run");
      assertThat(wire.fetch(server.address() + "/__warnings").body())
          .contains("\"field\":\"header.idempotency-key\"", "\"count\":3");
      wire.post("/__reset", "");
      assertThat(server.warnings()).isEmpty();
    }
  }
}
