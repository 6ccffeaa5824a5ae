package dev.kinoport.emulator.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.Wire;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fake.bound.WorldBounds;
import dev.kinoport.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replicate's wire as a client sees it, and each point that is open, from both sides. */
class ReplicateReadingsTest {
  private static final Life LIFE = Life.realistic();
  private static final Duration INTO_THE_WORK = Duration.ofSeconds(30);
  private static final Duration TO_THE_END = Duration.ofMinutes(3);

  private static void sides(
      Reading reading,
      Life life,
      Function<ReplicateClient, Object> looking,
      Object usual,
      Object other) {
    try (ReplicateClient client = ReplicateClient.facing(life)) {
      assertThat(looking.apply(client)).isEqualTo(usual);
    }
    try (ReplicateClient client = ReplicateClient.facing(life, reading)) {
      assertThat(looking.apply(client)).isEqualTo(other);
    }
  }

  private static List<Json> results(Wire.Answer list) {
    assertThat(list.status()).isEqualTo(200);
    return list.json().items("results").get();
  }

  @Test
  void aPredictionIsMadeAskedForFetchedAndGoneAfterAnHour() {
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      Wire.Answer made = client.create("");
      assertThat(made.status()).isEqualTo(201);
      String id = made.text("id");
      assertThat(id).matches("[a-z0-9]{26}");
      assertThat(made.header("location"))
          .isEqualTo(made.json().object("urls").get().text("get").get());
      assertThat(made.header("ratelimit-remaining")).isEqualTo("599");
      assertThat(made.text("status")).isEqualTo("starting");
      assertThat(made.text("model")).isEqualTo("minimax/hailuo-2.3");
      assertThat(made.json().find("started_at")).isEmpty();
      client.wire().time().advance(INTO_THE_WORK);
      assertThat(client.get(made.header("location")).text("status")).isEqualTo("processing");
      client.wire().time().advance(TO_THE_END);

      Wire.Answer done = client.prediction(id);
      assertThat(done.text("status")).isEqualTo("succeeded");
      assertThat(done.text("logs")).endsWith("all frames are done\n");
      Json.Members metrics = done.json().object("metrics").get();
      assertThat(metrics.number("video_output_count").get()).isEqualByComparingTo("1");
      assertThat(metrics.number("video_output_duration_seconds").get()).isEqualByComparingTo("6");
      assertThat(metrics.number("predict_time").get()).isEqualByComparingTo("120");
      assertThat(client.wire().provider().bill().total()).hasToString("0.28 USD");
      String clip = done.text("output");
      assertThat(client.wire().fetch(clip).bytes()).hasSizeGreaterThan(1_000);
      assertThat(client.wire().fetch(clip, "Range", "bytes=0-9").bytes()).hasSize(10);

      client.wire().time().advance(Duration.ofHours(1));
      Wire.Answer gone = client.prediction(id);
      assertThat(gone.status()).isEqualTo(200);
      assertThat(gone.text("status")).isEqualTo("succeeded");
      assertThat(gone.json().find("output")).isEmpty();
      assertThat(gone.json().find("data_removed")).contains(new Json.Flag(true));
      assertThat(gone.json().object("input").get().byName()).isEmpty();
      assertThat(client.wire().fetch(clip).status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "minimax/hailuo-2.3, ',\"resolution\":\"768P\"', input.resolution, enum",
    "minimax/hailuo-2.3, ',\"resolution\":\"512p\"', input.resolution, enum",
    "minimax/hailuo-2.3, ',\"duration\":\"6\"', input.duration, enum",
    "minimax/hailuo-2.3, ',\"duration\":7', input.duration, enum",
    "minimax/hailuo-2.3-fast, ',\"duration\":6', input.first_frame_image, required",
    "minimax/hailuo-2.3, ',\"fps\":\"24\"', input.fps, invalid_type",
    "minimax/hailuo-2.3, ',\"fps\":24.5', input.fps, invalid_type",
    "minimax/hailuo-2.3, ',\"fps\":100000', input.fps, invalid_type",
    "google/veo-3.1, ',\"reference_images\":{}', input.reference_images, invalid_type",
    "google/veo-3.1, ',\"reference_images\":[7]', input.reference_images, invalid_type",
    "kwaivgi/kling-v2.5-turbo-pro, ',\"resolution\":\"1080p\"', input.resolution,"
        + " additional_property_not_allowed",
  })
  void whatAModelDoesNotTakeIsNamedFieldByField(
      String model, String more, String field, String type) {
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      Wire.Answer answer = client.at(model, "{\"input\":{\"prompt\":\"a kite\"" + more + "}}");

      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
      assertThat(answer.text("detail")).contains("- " + field + ": ");
      Json.Members fault = (Json.Members) answer.json().items("invalid_fields").get().getFirst();
      assertThat(fault.text("field")).contains(field);
      assertThat(fault.text("type")).contains(type);
      assertThat(client.wire().provider().accepted()).isEmpty();
    }
  }

  /** They are kept and told again, though nobody looks at them. */
  @Test
  void fieldsWithoutEffectAreBounded() {
    String image = "\"https://images.test/a.png\"";
    String tooLong = "\"" + "x".repeat(15_000_000) + "\"";
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      for (String images : List.of((image + ",").repeat(10) + image, tooLong)) {
        Wire.Answer answer =
            client.at(
                "google/veo-3.1",
                "{\"input\":{\"prompt\":\"a kite\",\"reference_images\":[" + images + "]}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("detail")).contains("- input.reference_images: must be a list");
      }
      assertThat(client.wire().provider().accepted()).isEmpty();
      assertThat(
              client
                  .at(
                      "google/veo-3.1",
                      "{\"input\":{\"prompt\":\"a kite\",\"fps\":24,\"reference_images\":[%s]}}"
                          .formatted(image))
                  .status())
          .isEqualTo(201);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "minimax/hailuo-02, '', 0.49",
    "minimax/hailuo-02, ',\"resolution\":\"768p\"', 0.28",
    "minimax/hailuo-2.3, '', 0.28",
    "minimax/hailuo-2.3, ',\"resolution\":\"1080p\"', 0.49",
    "google/veo-3.1, ',\"generate_audio\":false,\"reference_images\":[]', 1.6",
  })
  void aModelHasDefaultsAndAPriceOfItsOwn(String model, String more, String usd) {
    try (ReplicateClient client = ReplicateClient.facing(Life.instant())) {
      Wire.Answer made = client.at(model, "{\"input\":{\"prompt\":\"a kite\"" + more + "}}");

      assertThat(made.status()).isEqualTo(201);
      assertThat(client.wire().provider().bill().total().amount()).isEqualByComparingTo(usd);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"version\":\"minimax/hailuo-2.3\",\"input\":{\"prompt\":\"a kite\"}}', 201",
    "'{\"version\":\"0123\",\"input\":{\"prompt\":\"a kite\"}}', 422",
    "'{\"input\":{\"prompt\":\"a kite\"}}', 422",
    "'{\"version\":\"minimax/hailuo-2.3\"}', 422",
    "'{\"version\":\"minimax/hailuo-2.3\",\"input\":{\"prompt\":\"a kite\"},\"seed\":7}', 422",
    "'[]', 400",
    "'{', 400",
  })
  void theOtherDoorTakesAnOfficialModelByItsName(String body, int status) {
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      assertThat(client.post("/predictions", body).status()).isEqualTo(status);
    }
  }

  /** There are four, and each of a hundred thousand was kept for one prediction. */
  @Test
  void eventsAreKeptOnce() {
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      String events = "\"start\",".repeat(100_000) + "\"completed\"";
      String body =
          """
          {"version": "minimax/hailuo-2.3", "input": {"prompt": "a kite"},
           "webhook": "http://127.0.0.1:9/", "webhook_events_filter": [%s]}
          """
              .formatted(events);
      assertThat(client.post("/predictions", body).body()).contains("[\"start\",\"completed\"]");
    }
  }

  @Test
  void aBarePathAndTheOlderSpellingOfTheKeyLeadHereToo() {
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      String bare = client.wire().server().address() + "/v1/models/minimax/hailuo-2.3/predictions";
      Wire.Answer made = client.post(bare, "{\"input\":{\"prompt\":\"a kite\"}}");
      assertThat(made.status()).isEqualTo(201);
      assertThat(
              client
                  .wire()
                  .fetch(
                      client.wire().server().address() + "/v1/predictions/" + made.text("id"),
                      "Authorization",
                      "Token r8_x")
                  .status())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /predictions/zzzz, 404",
    "GET, /predictions/00000000000000000000000000, 404",
    "GET, /models/minimax/hailuo-2.3/predictions, 405",
    "GET, /deployments/me/mine/predictions, 404",
    "GET, /predictions?source=api, 400",
    "GET, /predictions?created_after=yesterday, 400",
    "GET, /files/unknown, 404",
    "GET, /webhooks/default/secret, 200",
  })
  void whatIsNotThereIsAProblem(String method, String path, int status) {
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      assertThat(method).isEqualTo("GET");
      assertThat(client.get(path).status()).isEqualTo(status);
    }
  }

  @Test
  void withoutAKeyNothingIsAnswered() {
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      Wire.Answer answer =
          client
              .wire()
              .fetch(client.wire().server().address() + "/api.replicate.com/v1/predictions");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text("title")).isEqualTo("Unauthenticated");
    }
  }

  @Test
  void theListHasPagesOfAHundredNewestFirst() {
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      String oldest = client.create(",\"duration\":10").text("id");
      for (int i = 0; i < 120; i++) {
        client.wire().time().advance(Duration.ofSeconds(1));
        assertThat(client.create("").status()).isEqualTo(201);
      }
      Wire.Answer first = client.get("/predictions");
      Wire.Answer second = client.get(first.text("next"));
      Set<String> ids = new HashSet<>();
      results(first).forEach(row -> ids.add(((Json.Members) row).text("id").get()));
      results(second).forEach(row -> ids.add(((Json.Members) row).text("id").get()));

      assertThat(results(first)).hasSize(100);
      assertThat(ids).hasSize(121).contains(oldest);
      assertThat(second.json().find("next")).isEmpty();
      Json.Members last = (Json.Members) results(second).getLast();
      assertThat(last.text("id")).contains(oldest);
      assertThat(last.object("input").get().number("duration").get()).isEqualByComparingTo("10");
      assertThat(last.find("logs")).isEmpty();
      String moment = last.text("created_at").get();
      assertThat(results(client.get("/predictions?created_before=" + moment))).isEmpty();
      assertThat(results(client.get("/predictions?source=web"))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5s, 1, starting, aborted",
    "30, 25, processing, canceled",
    "1m, 25, processing, canceled",
    "1h, 25, processing, succeeded",
  })
  void aTotalLimitEndsWhatTakesLonger(String limit, int seconds, String before, String after) {
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      Wire.Answer made = client.create("", "Cancel-After", limit);
      assertThat(made.text("deadline")).isNotEmpty();
      client.wire().time().advance(Duration.ofSeconds(seconds));
      assertThat(client.prediction(made.text("id")).text("status")).isEqualTo(before);
      client.wire().time().advance(TO_THE_END);

      assertThat(client.prediction(made.text("id")).text("status")).isEqualTo(after);
      assertThat(client.wire().provider().bill().count())
          .isEqualTo(after.equals("succeeded") ? 1 : 0);
      assertThat(client.create("", "Cancel-After", "4s").status()).isEqualTo(400);
      assertThat(client.create("", "Cancel-After", "soon").status()).isEqualTo(400);
    }
  }

  @Test
  void whoWantsToWaitIsAnsweredAtOnceAndWarned() {
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      Wire.Answer made = client.create("", "Prefer", "wait=5");
      assertThat(made.status()).isEqualTo(201);
      assertThat(made.header("preference-applied")).isEqualTo("wait=5");
      assertThat(made.header("x-fake-warning")).contains("header.prefer");
    }
  }

  @Test
  void aCancelBeforeTheStart() {
    sides(
        Reading.REPLICATE_QUEUED_CANCEL_ABORTS,
        LIFE,
        client -> {
          String id = client.create("").text("id");
          String told = client.cancel(id).text("status");
          assertThat(client.prediction(id).text("status")).isEqualTo(told);
          return told;
        },
        "canceled",
        "aborted");
  }

  @Test
  void aCancelAtWorkStopsItAndIsFree() {
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      String id = client.create("").text("id");
      client.wire().time().advance(INTO_THE_WORK);
      Wire.Answer stopped = client.cancel(id);
      assertThat(stopped.text("status")).isEqualTo("canceled");
      assertThat(stopped.json().object("metrics").get().number("predict_time").get())
          .isEqualByComparingTo("10");
      client.wire().time().advance(TO_THE_END);
      assertThat(client.wire().provider().bill().count()).isZero();
      assertThat(client.cancel("00000000000000000000000000").status()).isEqualTo(404);
    }
  }

  @Test
  void aCancelThatComesTooLate() {
    sides(
        Reading.REPLICATE_LATE_CANCEL_IS_409,
        Life.instant(),
        client -> {
          Wire.Answer answer = client.cancel(client.create("").text("id"));
          return answer.status() + " " + answer.text("status");
        },
        "200 succeeded",
        "409 ");
  }

  @Test
  void aListThatIsLate() {
    sides(
        Reading.REPLICATE_LISTS_LATE,
        LIFE,
        client -> {
          client.create("");
          int atOnce = results(client.get("/predictions")).size();
          client.wire().time().advance(Duration.ofSeconds(30));
          return atOnce + " " + results(client.get("/predictions")).size();
        },
        "1 1",
        "0 1");
  }

  @Test
  void webhooksInTheList() {
    sides(
        Reading.REPLICATE_LISTS_WEBHOOKS,
        LIFE,
        client -> {
          Wire.Answer made =
              client.at(
                  "minimax/hailuo-2.3",
                  "{\"input\":{\"prompt\":\"a kite\"},\"webhook\":\"https://us.example/hook\"}");
          assertThat(made.text("webhook")).isEqualTo("https://us.example/hook");
          assertThat(client.prediction(made.text("id")).json().find("webhook")).isEmpty();
          return ((Json.Members) results(client.get("/predictions")).getFirst())
              .find("webhook")
              .isDefined();
        },
        false,
        true);
  }

  @Test
  void aThrottledCreate() {
    sides(
        Reading.REPLICATE_THROTTLED_HAS_RETRY_AFTER,
        LIFE.with(new Fault.Throttled(1, Duration.ofSeconds(7))),
        client -> {
          Wire.Answer answer = client.create("");
          assertThat(answer.status()).isEqualTo(429);
          assertThat(answer.number("retry_after")).isEqualByComparingTo("7");
          assertThat(answer.text("detail")).contains("~7s.");
          return answer.header("retry-after");
        },
        "",
        "7");
  }

  @Test
  void howManyCreatesAMinute() {
    sides(
        Reading.REPLICATE_CREDIT_IS_LOW,
        LIFE,
        client -> {
          int taken = 0;
          for (int i = 0; i < 12; i++) {
            taken += client.create("").status() == 201 ? 1 : 0;
            client.wire().time().advance(Duration.ofSeconds(5));
          }
          return taken;
        },
        12,
        6);
  }

  @Test
  void lifeOfAFile() {
    sides(
        Reading.REPLICATE_FILES_LIVE_1_HOUR,
        LIFE,
        client -> {
          Wire.Answer file = client.upload("kite.png", new byte[] {1, 2, 3});
          assertThat(file.status()).isEqualTo(201);
          assertThat(file.text("name")).isEqualTo("kite.png");
          assertThat(file.number("size")).isEqualByComparingTo("3");
          assertThat(file.json().object("metadata").get().number("mine")).isNotEmpty();
          String address = file.json().object("urls").get().text("get").get();
          assertThat(client.get(address).status()).isEqualTo(200);
          client.wire().time().advance(Duration.ofHours(2));
          int later = client.get(address).status();
          client.wire().time().advance(Duration.ofDays(1));
          assertThat(client.get(address).status()).isEqualTo(404);
          return later;
        },
        200,
        404);
  }

  @Test
  void aFileTooManyIsRefusedUntilAnotherHasEnded() {
    try (ReplicateClient client = ReplicateClient.within(new WorldBounds(9, 1_000, 2, 9), LIFE)) {
      assertThat(client.upload("a.png", new byte[] {1}).status()).isEqualTo(201);
      assertThat(client.upload("b.png", new byte[] {2}).status()).isEqualTo(201);
      assertThat(client.upload("c.png", new byte[] {3}).status()).isEqualTo(507);
      client.wire().time().advance(Duration.ofDays(2));
      assertThat(client.upload("c.png", new byte[] {3}).status()).isEqualTo(201);
      assertThat(client.upload("d.png", new byte[1_000]).status()).isEqualTo(507);
    }
  }

  @Test
  void filesAreListedAndDeletedAndNeedAFile() {
    try (ReplicateClient client = ReplicateClient.facing(LIFE)) {
      String id = client.upload("kite.png", new byte[] {1}).text("id");
      assertThat(results(client.get("/files"))).hasSize(1);
      assertThat(client.delete("/files/" + id).status()).isEqualTo(204);
      assertThat(client.get("/files/" + id).status()).isEqualTo(404);
      assertThat(client.post("/files", "{}").status()).isEqualTo(422);
    }
  }

  @Test
  void aFieldThatNobodyKnows() {
    sides(
        Reading.REPLICATE_IGNORES_UNKNOWN_FIELDS,
        LIFE,
        client -> client.create(",\"kinoport\":7").status(),
        422,
        201);
  }

  /** Taken out one by one, each from a copy of all, they took minutes. */
  @Test
  void manyFieldsThatNobodyKnowsAreLetPassAtOnce() {
    String many =
        IntStream.range(0, 120_000)
            .mapToObj(i -> ",\"f" + i + "\":7")
            .collect(Collectors.joining());
    try (ReplicateClient client =
        ReplicateClient.facing(LIFE, Reading.REPLICATE_IGNORES_UNKNOWN_FIELDS)) {
      assertThat(client.create(many).status()).isEqualTo(201);
    }
  }

  @Test
  void anInputAsItIsShown() {
    sides(
        Reading.REPLICATE_FILLS_DEFAULTS_IN,
        LIFE,
        client ->
            client
                .prediction(client.create("").text("id"))
                .json()
                .object("input")
                .get()
                .byName()
                .size(),
        1,
        5);
  }

  @Test
  void tenSecondsAtTheLargestSize() {
    sides(
        Reading.REPLICATE_REFUSES_LENGTH_AT_ONCE,
        LIFE,
        client -> {
          Wire.Answer answer = client.create(",\"resolution\":\"1080p\",\"duration\":10");
          return answer.status() + " " + answer.text("status");
        },
        "201 failed",
        "422 ");
  }

  @Test
  void flaggedInput() {
    sides(
        Reading.REPLICATE_FLAGS_AT_ONCE,
        LIFE.with(new Fault.Refused(FakeError.CONTENT_POLICY_VIOLATION.error())),
        client -> {
          Wire.Answer answer = client.create("");
          return answer.status() == 201
              ? client.prediction(answer.text("id")).text("error").replaceFirst(".*\\(", "(")
              : "at once " + answer.status();
        },
        "(E005)",
        "at once 422");
  }

  @Test
  void aClipThatWasRemoved() {
    sides(
        Reading.REPLICATE_EXPIRED_CLIP_IS_403,
        Life.instant(),
        client -> {
          String clip = client.prediction(client.create("").text("id")).text("output");
          client.wire().time().advance(Duration.ofMinutes(61));
          return client.wire().fetch(clip).status();
        },
        404,
        403);
  }

  @Test
  void theMomentOfCreatedAfter() {
    sides(
        Reading.REPLICATE_CREATED_AFTER_IS_EXCLUSIVE,
        LIFE,
        client -> {
          String moment = client.create("").text("created_at");
          return results(client.get("/predictions?created_after=" + moment)).size();
        },
        1,
        0);
  }

  @Test
  void anAnswerThatIsLost() {
    Life life = LIFE.with(new Fault.AcceptedButAnswerLost(1));
    try (ReplicateClient client =
        ReplicateClient.facing(life, Reading.REPLICATE_LOST_ANSWER_IS_504)) {
      assertThat(client.create("").status()).isEqualTo(504);
      assertThat(results(client.get("/predictions"))).hasSize(1);
    }
  }

  @Test
  void theNameOfAModel() {
    sides(
        Reading.REPLICATE_MODEL_IS_INTERNAL,
        LIFE,
        client -> client.create("").text("model").startsWith("replicate-internal/"),
        false,
        true);
  }

  @Test
  void theNextServerOfAWorldKnowsItsPredictionsAndFiles(@TempDir Path folder) {
    VirtualTime time = VirtualTime.create();
    String id;
    String file;
    try (ReplicateClient client = ReplicateClient.keptIn(folder, time, LIFE)) {
      id = client.create(",\"duration\":10", "Cancel-After", "1h").text("id");
      file = client.upload("kite.png", new byte[] {1, 2}).text("id");
    }
    try (ReplicateClient client = ReplicateClient.keptIn(folder, time, LIFE)) {
      time.advance(TO_THE_END);
      Wire.Answer found = client.prediction(id);
      assertThat(found.text("status")).isEqualTo("succeeded");
      assertThat(found.json().object("input").get().number("duration").get())
          .isEqualByComparingTo("10");
      assertThat(found.text("deadline")).isNotEmpty();
      assertThat(client.wire().fetch(found.text("output")).status()).isEqualTo(200);
      assertThat(results(client.get("/predictions"))).hasSize(1);
      assertThat(client.get("/files/" + file).text("name")).isEqualTo("kite.png");
      assertThat(client.wire().provider().bill().count()).isEqualTo(1);
    }
  }
}
