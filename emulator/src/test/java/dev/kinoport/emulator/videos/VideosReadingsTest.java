package dev.kinoport.emulator.videos;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.kinoport.json.Json;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server of {@code /v1/videos} as a client sees it, and each point on which servers differ. */
class VideosReadingsTest {
  private static final String BASE = "/videos/v1/videos";
  private static final String KITE = "{\"prompt\":\"a kite\",\"seconds\":\"5\"%s}";
  private static final Life LIFE = Life.realistic();
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  private static final Duration TO_THE_END = Duration.ofMinutes(3);

  private static FakeProvider.Builder provider(VirtualTime time, Life life) {
    return FakeProvider.on(time).catalogue(ShippedOffers.catalogue()).script(Script.always(life));
  }

  private static Wire wire(Life life, Reading... readings) {
    VirtualTime time = VirtualTime.create();
    return wire(time, provider(time, life).build(), readings);
  }

  private static Wire wire(VirtualTime time, FakeProvider provider, Reading... readings) {
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

  private static HttpRequest.Builder at(Wire wire, String path) {
    return HttpRequest.newBuilder(wire.server().address().resolve(path));
  }

  private static Wire.Answer get(Wire wire, String path) {
    return wire.send(at(wire, path));
  }

  private static Wire.Answer delete(Wire wire, String id) {
    return wire.send(at(wire, BASE + "/" + id).DELETE());
  }

  private static Wire.Answer post(Wire wire, String path, String type, String body) {
    return wire.send(
        at(wire, path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static Wire.Answer create(Wire wire, String more) {
    return post(wire, BASE, "application/json", KITE.formatted(more));
  }

  private static String form(String... namesAndValues) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append("--b\r\nContent-Disposition: form-data; name=\"")
          .append(namesAndValues[i])
          .append("\"\r\n\r\n")
          .append(namesAndValues[i + 1])
          .append("\r\n");
    }
    return form.append("--b--\r\n").toString();
  }

  private static Wire.Answer createForm(Wire wire, String... namesAndValues) {
    return post(wire, BASE, "multipart/form-data; boundary=b", form(namesAndValues));
  }

  private static String made(Wire wire) {
    String id = create(wire, "").text("id");
    wire.time().advance(TO_THE_END);
    return id;
  }

  private static Wire.Answer job(Wire wire, String id) {
    return get(wire, BASE + "/" + id);
  }

  @Test
  void aJobIsTakenAskedForAndItsClipFetchedWithoutAnyKey() {
    try (Wire wire = wire(LIFE)) {
      Wire.Answer created = create(wire, ",\"size\":\"848x480\"");
      assertThat(created.status()).isEqualTo(200);
      String id = created.text("id");
      assertThat(id).startsWith("video_");
      assertThat(created.json().byName())
          .containsKeys("completed_at", "expires_at", "remixed_from_video_id", "error");
      assertThat(created.text("object") + created.text("status") + created.text("seconds"))
          .isEqualTo("videoqueued5");
      assertThat(created.text("model") + created.text("size"))
          .as("the first model that takes this size without an image")
          .isEqualTo("HunyuanVideo-1.5848x480");
      assertThat(get(wire, BASE + "/" + id + "/content").text("detail"))
          .isEqualTo("Generation is still in-progress");
      wire.time().advance(Duration.ofSeconds(30));
      assertThat(job(wire, id).text("status")).isEqualTo("in_progress");
      wire.time().advance(TO_THE_END);

      assertThat(job(wire, id).text("status")).isEqualTo("completed");
      assertThat(job(wire, id).number("progress")).isEqualByComparingTo("100");
      Wire.Answer clip = get(wire, BASE + "/" + id + "/content");
      assertThat(clip.header("content-type")).isEqualTo("video/mp4");
      assertThat(clip.bytes()).hasSizeGreaterThan(1_000);
      assertThat(wire.provider().bill().count()).isEqualTo(1);
    }
  }

  @Test
  void aFormIsAsGoodAsJsonAndItsPartsAreReadAsTheModelHasThem() {
    try (Wire wire = wire(LIFE)) {
      Wire.Answer answer =
          createForm(
              wire, "prompt", "a kite", "seconds", "5", "seed", "7", "guidance_scale", "1.5");
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(createForm(wire, "prompt", "a kite", "seconds", "77").status()).isEqualTo(400);
      assertThat(createForm(wire, "prompt", "a kite", "seed", "seven").status()).isEqualTo(400);
      assertThat(post(wire, BASE, "multipart/form-data; boundary=b", "--x").status())
          .isEqualTo(400);
      assertThat(wire.provider().accepted()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "application/octet-stream", "text/plain"})
  void aFileIsWhatItsBytesAreWhateverItsLabel(String label) {
    try (Wire wire = wire(LIFE)) {
      String head =
          "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\na kite\r\n--b\r\n"
              + "Content-Disposition: form-data; name=\"input_reference\"; filename=\"k\"\r\n"
              + "Content-Type: %s\r\n\r\n".formatted(label);
      String body =
          head
              + new String(Base64.getDecoder().decode(PIXEL), StandardCharsets.ISO_8859_1)
              + "\r\n--b--\r\n";
      Wire.Answer answer =
          wire.send(
              at(wire, BASE)
                  .header("Content-Type", "multipart/form-data; boundary=b")
                  .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1)));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(wire.provider().administration().jobs().getFirst().request().localImages())
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"input_reference\":{\"image_url\":\"https://images.test/k.png\"}",
        "\"reference_url\":\"https://images.test/k.png\"",
        "\"image_reference\":\"{\\\"image_url\\\":\\\"https://images.test/k.png\\\"}\""
      })
  void theAddressOfAnImageMayStandInThreePlaces(String image) {
    try (Wire wire = wire(LIFE)) {
      Wire.Answer answer = create(wire, ",\"model\":\"Wan2.2-I2V-A14B\"," + image);
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(wire.provider().administration().jobs().getFirst().request().addresses())
          .hasToString("[https://images.test/k.png]");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"model\":\"sora-2\"', 400, Model mismatch",
    "'\"model\":\"Wan2.2-I2V-A14B\"', 400, input_reference",
    "'\"model\":\"Wan2.2-T2V-A14B\",\"input_reference\":{\"image_url\":\"https://x.test/a.png\"}',"
        + " 400, takes no input_reference",
    "'\"input_reference\":{\"file_id\":\"file-1\"}', 400, not implemented",
    "'\"size\":\"large\"', 400, size",
    "'\"seconds\":5', 400, seconds must be a string",
  })
  void whatAServerDoesNotTakeIsRefusedBeforeItIsAccepted(String more, int status, String words) {
    try (Wire wire = wire(LIFE)) {
      Wire.Answer answer = create(wire, "," + more);
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.body()).contains(words);
      assertThat(wire.provider().accepted()).isEmpty();
    }
  }

  @Test
  void aBarePathLeadsHereTooAndSoDoHealthAndModels() {
    try (Wire wire = wire(LIFE)) {
      Wire.Answer created = post(wire, "/v1/videos", "application/json", KITE.formatted(""));
      assertThat(created.status()).isEqualTo(200);
      assertThat(get(wire, "/v1/videos/" + created.text("id")).status()).isEqualTo(200);
      assertThat(get(wire, "/health").status()).isEqualTo(200);
      assertThat(get(wire, "/v1/models").body())
          .contains("HunyuanVideo-1.5", "\"object\":\"model\"");
      assertThat(get(wire, "/videos/v1/models").status()).isEqualTo(200);
      assertThat(get(wire, BASE + "/video_00000000000000000000000000000000").text("detail"))
          .isEqualTo("Video not found");
      assertThat(post(wire, BASE + "/x/remix", "application/json", "{}").status()).isEqualTo(404);
    }
  }

  @Test
  void aKeyIsAskedForOnlyWhereThereIsOne() {
    VirtualTime time = VirtualTime.create();
    FakeProvider provider = provider(time, LIFE).build();
    try (Wire wire =
        Wire.to(EmulatorServer.before(provider).onlyKey("sk-1").start(), provider, time)) {
      assertThat(get(wire, BASE).status()).isEqualTo(401);
      assertThat(wire.send(at(wire, BASE).header("Authorization", "Bearer sk-2")).status())
          .isEqualTo(401);
      assertThat(wire.send(at(wire, BASE).header("Authorization", "Bearer sk-1")).status())
          .isEqualTo(200);
    }
  }

  @Test
  void theListHasPagesInBothOrders() {
    try (Wire wire = wire(LIFE)) {
      List<String> ids =
          List.of("", "", "").stream()
              .map(more -> {
                wire.time().advance(Duration.ofSeconds(2));
                return create(wire, more).text("id");
              })
              .toList();
      Wire.Answer first = get(wire, BASE + "?limit=2");
      assertThat(first.text("first_id")).isEqualTo(ids.get(2));
      assertThat(first.text("last_id")).isEqualTo(ids.get(1));
      assertThat(first.json().find("has_more")).contains(new Json.Flag(true));
      Wire.Answer second = get(wire, BASE + "?limit=2&after=" + ids.get(1));
      assertThat(second.text("last_id")).isEqualTo(ids.get(0));
      assertThat(second.json().find("has_more")).contains(new Json.Flag(false));
      assertThat(get(wire, BASE + "?order=asc").text("first_id")).isEqualTo(ids.get(0));
      assertThat(get(wire, BASE + "?limit=1000").status()).isEqualTo(400);
      assertThat(first.body()).contains("\"prompt\":\"a kite\"");
    }
  }

  @Test
  void aListThatShowsMore() {
    sides(
        Reading.VIDEOS_LIST_IS_BARE,
        LIFE,
        wire -> {
          create(wire, "");
          return get(wire, BASE).json().byName().keySet().toString();
        },
        "[object, data, first_id, last_id, has_more]",
        "[object, data]");
  }

  @Test
  void statusOfACreate() {
    sides(Reading.VIDEOS_CREATE_ANSWERS_202, LIFE, wire -> create(wire, "").status(), 200, 202);
  }

  @Test
  void formsOnly() {
    sides(Reading.VIDEOS_MULTIPART_ONLY, LIFE, wire -> create(wire, "").status(), 200, 422);
    try (Wire wire = wire(LIFE, Reading.VIDEOS_MULTIPART_ONLY)) {
      assertThat(createForm(wire, "prompt", "a kite").status()).isEqualTo(200);
    }
  }

  @Test
  void secondsInJson() {
    sides(
        Reading.VIDEOS_NUMBER_SECONDS,
        LIFE,
        wire ->
            create(wire, "").status()
                + " "
                + post(wire, BASE, "application/json", "{\"prompt\":\"a kite\",\"seconds\":5}")
                    .status(),
        "200 400",
        "400 200");
  }

  @Test
  void aJobThatFailed() {
    Life failing = LIFE.failing(FakeError.CONTENT_POLICY_VIOLATION.error());
    Function<Wire, Object> looking =
        wire -> {
          Wire.Answer job = job(wire, made(wire));
          Json.Members error = job.json().object("error").get();
          return "%d %s %s".formatted(job.status(), job.text("status"), error.find("code").get());
        };
    String word = new Json.Text("moderation_blocked").toString();
    sides(
        Reading.VIDEOS_FAILED_STATUS_IS_ERROR,
        failing,
        looking,
        "200 failed " + word,
        "400 failed " + word);
    sides(
        Reading.VIDEOS_CODE_IS_NUMBER,
        failing,
        looking,
        "200 failed " + word,
        "200 failed " + new Json.Num(BigDecimal.valueOf(400)));
    try (Wire wire = wire(failing)) {
      assertThat(get(wire, BASE + "/" + made(wire) + "/content").status()).isEqualTo(422);
    }
  }

  @Test
  void howLongItWasWorkedOn() {
    sides(
        Reading.VIDEOS_TELLS_INFERENCE_TIME,
        LIFE,
        wire -> job(wire, made(wire)).number("inference_time_s").intValue(),
        -1,
        120);
  }

  @Test
  void aDeletionWhileItRuns() {
    sides(
        Reading.VIDEOS_DELETE_ANSWERS_JOB,
        LIFE,
        wire -> {
          String id = create(wire, "").text("id");
          Wire.Answer gone = delete(wire, id);
          Wire.Answer after = job(wire, id);
          return "%s %s, then %d %s"
              .formatted(
                  gone.text("object"), gone.text("status"), after.status(), after.text("status"));
        },
        "video.deleted , then 404 ",
        "video cancelling, then 200 cancelled");
  }

  @Test
  void aDeletionTakesTheClipAlong() {
    sides(
        Reading.VIDEOS_DELETE_ANSWERS_JOB,
        LIFE,
        wire -> {
          String id = made(wire);
          String said = delete(wire, id).text("status");
          assertThat(get(wire, BASE + "/" + id + "/content").status()).isEqualTo(404);
          assertThat(wire.provider().bill().count()).isEqualTo(1);
          return said + job(wire, id).status();
        },
        "404",
        "deleted404");
  }

  @Test
  void whatCannotBeStoppedInTimeIsA409AndGoesOn() {
    try (Wire wire = wire(LIFE.with(new Fault.CancelTooLate()))) {
      String id = create(wire, "").text("id");
      assertThat(delete(wire, id).status()).isEqualTo(409);
      wire.time().advance(TO_THE_END);
      assertThat(job(wire, id).text("status")).isEqualTo("completed");
    }
  }

  @Test
  void whereAClipIs() {
    sides(
        Reading.VIDEOS_CLIPS_ARE_IN_CLOUD,
        LIFE,
        wire -> {
          Wire.Answer content = get(wire, BASE + "/" + made(wire) + "/content");
          if (content.status() == 200) {
            return "here";
          }
          String address = content.text("detail").replaceFirst(".*(http)", "$1");
          assertThat(wire.fetch(address).bytes()).hasSizeGreaterThan(1_000);
          return "there, says a " + content.status();
        },
        "here",
        "there, says a 400");
  }

  @Test
  void aRestartForgetsJobsAndNoCharge(@TempDir Path folder) {
    try (Wire wire = wire(LIFE)) {
      String id = made(wire);
      assertThat(post(wire, "/__videos/restart", "application/json", "").status()).isEqualTo(200);
      assertThat(job(wire, id).status()).isEqualTo(404);
      assertThat(get(wire, BASE).body()).doesNotContain(id);
      assertThat(wire.provider().bill().count()).isEqualTo(1);
      assertThat(job(wire, create(wire, "").text("id")).status()).isEqualTo(200);
    }
    String kept;
    VirtualTime time = VirtualTime.create();
    try (Wire wire = wire(time, provider(time, LIFE).keptIn(folder).build())) {
      kept = made(wire);
    }
    for (Reading[] readings : new Reading[][] {{}, {Reading.VIDEOS_RESTART_FORGETS}}) {
      try (Wire wire = wire(time, provider(time, LIFE).keptIn(folder).build(), readings)) {
        assertThat(job(wire, kept).status()).isEqualTo(readings.length == 0 ? 200 : 404);
      }
    }
  }

  @Test
  void whatNobodyKnowsIsAWarningOrStrictlyRefused() {
    try (Wire wire = wire(LIFE)) {
      Wire.Answer answer = create(wire, ",\"promt\":\"x\",\"user\":\"me\"");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("x-fake-warning")).startsWith("body.promt");
      assertThat(wire.server().warnings()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CONTENT_POLICY_VIOLATION, 400",
    "BAD_REQUEST, 400",
    "INVALID_KEY, 401",
    "CONCURRENT_REQUESTS_LIMIT, 429",
    "INTERNAL_SERVER_ERROR, 500"
  })
  void aRefusalHasAStatusOfItsOwn(FakeError error, int status) {
    try (Wire wire = wire(LIFE.with(new Fault.Refused(error.error())))) {
      assertThat(create(wire, "").status()).isEqualTo(status);
    }
  }
}
