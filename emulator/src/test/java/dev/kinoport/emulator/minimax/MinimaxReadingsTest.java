package dev.kinoport.emulator.minimax;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kinoport.catalogue.ShippedOffers;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.Wire;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MiniMax's wire as a client sees it, and each point that is open, from both sides. */
class MinimaxReadingsTest {
  private static final String BASE = "/api.minimax.io";
  private static final String SUBMIT = BASE + "/v1/video_generation";
  private static final String KITE = "{\"model\":\"MiniMax-Hailuo-2.3\",\"prompt\":\"a kite\"%s}";
  private static final Life LIFE = Life.realistic();
  private static final Duration TO_THE_END = Duration.ofMinutes(3);

  private static Wire wire(Life life, Reading... readings) {
    VirtualTime time = VirtualTime.create();
    FakeProvider provider =
        FakeProvider.on(time)
            .catalogue(ShippedOffers.catalogue())
            .script(Script.always(life))
            .build();
    EmulatorServer server =
        EmulatorServer.before(provider).readings(Readings.suggested().with(readings)).start();
    return Wire.to(server, provider, time);
  }

  private static void sides(
      Reading reading, Life life, Function<Wire, Object> looking, Object usual, Object other) {
    try (Wire wire = wire(life)) {
      assertThat(looking.apply(wire)).isEqualTo(usual);
    }
    try (Wire wire = wire(life, reading)) {
      assertThat(looking.apply(wire)).isEqualTo(other);
    }
  }

  private static Wire.Answer ask(Wire wire, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(wire.server().address().resolve(path))
            .header("Authorization", "Bearer sk-api-test");
    return wire.send(
        body.isEmpty()
            ? request
            : request
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static Wire.Answer submit(Wire wire, String more) {
    return ask(wire, SUBMIT, KITE.formatted(more));
  }

  private static Wire.Answer query(Wire wire, String task) {
    return ask(wire, BASE + "/v1/query/video_generation?task_id=" + task, "");
  }

  private static int code(Wire.Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("trace-id")).isNotBlank();
    return answer.json().object("base_resp").get().number("status_code").get().intValueExact();
  }

  @Test
  void aTaskIsTakenAskedForAndFetchedFromAnAddressThatEnds() {
    try (Wire wire = wire(LIFE)) {
      Wire.Answer submitted = submit(wire, "");
      assertThat(code(submitted)).isZero();
      String task = submitted.text("task_id");
      assertThat(query(wire, task).text("status")).isEqualTo("Queueing");
      wire.time().advance(TO_THE_END);

      Wire.Answer done = query(wire, task);
      assertThat(done.text("status")).isEqualTo("Success");
      assertThat(wire.provider().bill().count()).isEqualTo(1);
      assertThat(wire.provider().bill().total()).hasToString("0.28 USD");
      Wire.Answer file = ask(wire, BASE + "/v1/files/retrieve?file_id=" + done.text("file_id"), "");
      assertThat(file.json().object("file").get().number("file_id")).isNotEmpty();
      String address = file.json().object("file").get().text("download_url").get();
      assertThat(wire.fetch(address).bytes()).hasSizeGreaterThan(1_000);
      assertThat(wire.fetch(address.replaceFirst("Signature=.", "Signature=x")).status())
          .isEqualTo(403);
      wire.time().advance(Duration.ofHours(1));
      assertThat(wire.fetch(address).status()).isEqualTo(403);
      String fresh =
          ask(wire, BASE + "/v1/files/retrieve?file_id=" + done.text("file_id"), "")
              .json()
              .object("file")
              .get()
              .text("download_url")
              .get();
      assertThat(wire.fetch(fresh).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"resolution\":\"1080P\",\"duration\":10', MiniMax-Hailuo-2.3",
    "'\"resolution\":\"768p\"', MiniMax-Hailuo-2.3",
    "'\"resolution\":\"512P\"', MiniMax-Hailuo-02",
    "'\"duration\":\"6\"', MiniMax-Hailuo-2.3",
    "'\"duration\":7', MiniMax-Hailuo-2.3",
    "'\"duration\":6', MiniMax-Hailuo-2.3-Fast",
    "'\"duration\":6', T2V-02",
    "'\"last_frame_image\":\"https://x.example/a.png\"', MiniMax-Hailuo-02",
  })
  void whatMinimaxDoesNotTakeIsRefusedUnderTwoHundred(String more, String model) {
    try (Wire wire = wire(LIFE)) {
      Wire.Answer answer =
          ask(wire, SUBMIT, "{\"model\":\"%s\",\"prompt\":\"a kite\",%s}".formatted(model, more));
      assertThat(code(answer)).isEqualTo(2013);
      assertThat(wire.provider().accepted()).isEmpty();
    }
  }

  @Test
  void aBarePathAndANamedHostLeadHereToo() {
    try (Wire wire = wire(LIFE)) {
      assertThat(code(ask(wire, "/v1/video_generation", KITE.formatted("")))).isZero();
      assertThat(code(ask(wire, "/api.minimaxi.com/v1/video_generation", KITE.formatted(""))))
          .isZero();
    }
  }

  @Test
  void noKeyIs1004AndThereIsNoListAndNoCancel() {
    try (Wire wire = wire(LIFE)) {
      Wire.Answer answer = wire.post(SUBMIT, KITE.formatted(""));
      assertThat(code(answer)).isEqualTo(1004);
      assertThat(ask(wire, BASE + "/v1/files/list", "").status()).isEqualTo(404);
      assertThat(ask(wire, BASE + "/v1/video_generation/cancel", "{}").status()).isEqualTo(404);
    }
  }

  @Test
  void aTaskSurvivesTheClockButAnUnknownOneDoesNot() {
    sides(
        Reading.MINIMAX_UNKNOWN_TASK_IS_DENIED, LIFE, wire -> code(query(wire, "77")), 2013, 1004);
  }

  @Test
  void refusalsAndIds() {
    sides(
        Reading.MINIMAX_REFUSAL_HAS_NO_TASK_ID,
        LIFE,
        wire -> submit(wire, ",\"duration\":7").json().find("task_id").isDefined(),
        true,
        false);
    sides(
        Reading.MINIMAX_LONG_IDS, LIFE, wire -> submit(wire, "").text("task_id").length(), 15, 18);
    sides(
        Reading.MINIMAX_REFUSES_UNKNOWN_FIELDS,
        LIFE,
        wire -> code(submit(wire, ",\"seed\":7")),
        0,
        2013);
  }

  @Test
  void submitsAMinute() {
    sides(
        Reading.MINIMAX_TAKES_20_A_MINUTE,
        LIFE,
        wire -> {
          int taken = 0;
          while (code(submit(wire, "")) == 0) {
            taken++;
          }
          assertThat(code(submit(wire, ""))).isEqualTo(1002);
          wire.time().advance(Duration.ofSeconds(61));
          assertThat(code(submit(wire, ""))).isZero();
          return taken;
        },
        5,
        20);
  }

  @Test
  void flaggedInput() {
    sides(
        Reading.MINIMAX_FLAGS_LATER,
        LIFE.with(new Fault.Refused(FakeError.CONTENT_POLICY_VIOLATION.error())),
        wire -> {
          Wire.Answer answer = submit(wire, "");
          return code(answer) == 0
              ? query(wire, answer.text("task_id")).text("status")
                  + code(query(wire, answer.text("task_id")))
              : "at once " + code(answer);
        },
        "at once 1026",
        "Fail1026");
  }

  @Test
  void lifeOfAnAddress() {
    sides(
        Reading.MINIMAX_ADDRESS_LIVES_9_HOURS,
        Life.instant(),
        wire -> {
          String file = query(wire, submit(wire, "").text("task_id")).text("file_id");
          String address =
              ask(wire, BASE + "/v1/files/retrieve?file_id=" + file, "")
                  .json()
                  .object("file")
                  .get()
                  .text("download_url")
                  .get();
          wire.time().advance(Duration.ofHours(2));
          return wire.fetch(address).status();
        },
        403,
        200);
  }

  @Test
  void callbacksAreChallengedFirstAndSpeakInSmallWords() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    HttpServer ears =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ears.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          heard.add(new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    ears.start();
    try (Wire wire = wire(LIFE)) {
      String target = "http://127.0.0.1:" + ears.getAddress().getPort() + "/hook";
      assertThat(code(submit(wire, ",\"callback_url\":\"" + target + "\""))).isZero();
      wire.time().advance(TO_THE_END);

      assertThat(heard).hasSize(3);
      assertThat(heard.get(0)).startsWith("{\"challenge\":");
      assertThat(heard.get(1)).contains("\"status\":\"processing\"");
      assertThat(heard.get(2)).contains("\"status\":\"success\"", "\"file_id\":\"");
      assertThat(wire.server().webhooks()).hasSize(3);
    } finally {
      ears.stop(0);
    }
  }

  @Test
  void aDeafAddressIsNotCalledOrRefused() {
    String deaf = ",\"callback_url\":\"http://127.0.0.1:1/hook\"";
    sides(
        Reading.MINIMAX_FAILED_CHALLENGE_REFUSES,
        LIFE,
        wire -> {
          int code = code(submit(wire, deaf));
          wire.time().advance(TO_THE_END);
          return code + " " + wire.server().webhooks().size();
        },
        "0 1",
        "2013 1");
  }

  @Test
  void aMessageThatWasNotTaken() throws Exception {
    HttpServer ears =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ears.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          boolean isChallenge = new String(body, StandardCharsets.UTF_8).contains("challenge");
          exchange.sendResponseHeaders(isChallenge ? 200 : 500, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    ears.start();
    String more = ",\"callback_url\":\"http://127.0.0.1:" + ears.getAddress().getPort() + "/hook\"";
    try {
      sides(
          Reading.MINIMAX_REPEATS_MESSAGES,
          LIFE,
          wire -> {
            assertThat(code(submit(wire, more))).isZero();
            wire.time().advance(Duration.ofMinutes(10));
            return wire.server().webhooks().size();
          },
          3,
          7);
    } finally {
      ears.stop(0);
    }
  }
}
