package dev.kinoport.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fake.VirtualTime;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and what an object says that comes back. */
class PredictionsTest {
  private static final String CLIP = "https://replicate.delivery/xezq/a/output.mp4";

  private interface Check {
    void on(Replicate replicate, RawServer server);
  }

  private static void answering(int code, String body, Check check) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(code, body));
        Replicate replicate =
            Replicate.open(Predictions.config(server.address()), VirtualTime.create())) {
      check.on(replicate, server);
    }
  }

  private static ProviderResult result(Replicate replicate) {
    return replicate.provider().video().result(Predictions.handle()).get();
  }

  @Test
  void aCreateGoesToTheModelsDoorAndWaitsForNothing() throws Exception {
    answering(
        201,
        Predictions.accepted(),
        (replicate, server) -> {
          replicate.provider().video().submit(Predictions.submission());

          RawServer.Received request = server.received().getFirst();
          assertThat(request.method() + " " + request.target())
              .isEqualTo("POST /api.replicate.com/v1/models/minimax/hailuo-02/predictions");
          assertThat(request.header("authorization")).isEqualTo("Bearer offline");
          assertThat(request.headers()).doesNotContainKeys("prefer", "cancel-after");
          assertThat(request.text()).isEqualTo("{\"input\":{" + Predictions.INPUT + "}}");
        });
  }

  @Test
  void aLimitAndAnAddressGoAlongOnlyIfSomebodyWantsThem() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(201, Predictions.accepted()));
        Replicate replicate =
            Replicate.open(
                Predictions.config(server.address())
                    .cancelAfter(Duration.ofMinutes(5))
                    .webhook(URI.create("https://us.example/hook?tenant=7")))) {
      replicate.provider().video().submit(Predictions.submission());

      RawServer.Received request = server.received().getFirst();
      assertThat(request.header("cancel-after")).isEqualTo("300s");
      assertThat(request.text())
          .contains("\"webhook\":\"https://us.example/hook?tenant=7&generation=gen-1&endpoint=")
          .contains("\"webhook_events_filter\":[\"start\",\"completed\"]");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "starting, Queued, NotReady",
    "processing, Running, NotReady",
    "pondering, Running, NotReady",
    "succeeded, Completed, WithoutClip",
    "failed, Completed, Failed",
    "canceled, Completed, Cancelled",
    "aborted, Completed, Failed",
  })
  void onlyTheWordOfTheStatusDecides(String word, String status, String result) throws Exception {
    answering(
        200,
        Predictions.prediction(word, ""),
        (replicate, server) -> {
          assertThat(
                  replicate
                      .provider()
                      .video()
                      .status(Predictions.handle())
                      .get()
                      .getClass()
                      .getSimpleName())
              .isEqualTo(status);
          assertThat(result(replicate).getClass().getSimpleName()).isEqualTo(result);
        });
  }

  @Test
  void whatIsToldOfAnotherPredictionIsNoAnswer() throws Exception {
    answering(
        200,
        Predictions.prediction("succeeded", ",\"output\":\"" + CLIP + "\"")
            .replace(Predictions.ID, "another"),
        (replicate, server) -> {
          VideoBackend video = replicate.provider().video();
          assertThat(video.status(Predictions.handle()).getLeft())
              .isInstanceOf(ProviderFailure.Unreadable.class);
          assertThat(video.result(Predictions.handle()).getLeft())
              .isEqualTo(
                  new ProviderFailure.Unreadable(
                      "asked for prediction " + Predictions.ID + ", it tells of another"));
          assertThat(video.cancel(Predictions.handle()).getLeft())
              .isInstanceOf(ProviderFailure.Unreadable.class);
        });
  }

  @Test
  void anOutputBeforeTheEndIsNoResult() throws Exception {
    answering(
        200,
        Predictions.prediction("processing", ",\"output\":\"" + CLIP + "\""),
        (replicate, server) ->
            assertThat(result(replicate)).isEqualTo(new ProviderResult.NotReady()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"" + CLIP + "\"", "[\"" + CLIP + "\"]", "\" " + CLIP + " \""})
  void aClipIsOneAddressOrAListOfOne(String output) throws Exception {
    answering(
        200,
        Predictions.prediction("succeeded", ",\"output\":" + output),
        (replicate, server) ->
            assertThat(result(replicate))
                .isInstanceOfSatisfying(
                    ProviderResult.Finished.class,
                    it -> assertThat(it.clip().location()).hasToString(CLIP)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "7",
        "{}",
        "[]",
        "[\"https://a.test/1\",\"https://a.test/2\"]",
        "\"data:video/mp4;base64,AAAA\"",
        "\"not an address\""
      })
  void anOutputThatIsNoOneAddressIsToldAsSuch(String output) throws Exception {
    answering(
        200,
        Predictions.prediction("succeeded", ",\"output\":" + output),
        (replicate, server) ->
            assertThat(result(replicate)).isInstanceOf(ProviderResult.WithoutClip.class));
  }

  @Test
  void whatWasPaidForAndRemovedIsGone() throws Exception {
    answering(
        200,
        Predictions.prediction("succeeded", ",\"output\":null,\"data_removed\":true,\"input\":{}"),
        (replicate, server) -> {
          assertThat(replicate.provider().video().result(Predictions.handle()).getLeft())
              .isInstanceOf(ProviderFailure.NotFound.class);
          assertThat(replicate.provider().video().status(Predictions.handle()).getLeft())
              .isInstanceOf(ProviderFailure.NotFound.class);
        });
    answering(
        200,
        Predictions.prediction("failed", ",\"error\":\"E1000\",\"data_removed\":true"),
        (replicate, server) ->
            assertThat(result(replicate)).isInstanceOf(ProviderResult.Failed.class));
  }

  @ParameterizedTest
  @CsvSource({
    "minimax/hailuo-02, '\"video_output_count\":1,\"video_output_duration_seconds\":6', 1",
    "kwaivgi/kling-v2.5-turbo-pro, '\"video_output_count\":1,"
        + "\"video_output_duration_seconds\":5', 5",
    "google/veo-3.1, '\"video_output_duration_seconds\":8', 8",
    "minimax/hailuo-02, '\"predict_time\":12.5', ",
    "replicate-internal/x, '\"video_output_count\":1', ",
  })
  void whatIsBilledIsTheQuantityThatThePriceNames(
      String model, String metrics, @Nullable String units) throws Exception {
    answering(
        200,
        """
        {"id":"%s","model":"%s","status":"succeeded","output":"%s","metrics":{%s}}\
        """
            .formatted(Predictions.ID, model, CLIP, metrics),
        (replicate, server) ->
            assertThat(((ProviderResult.Finished) result(replicate)).charge().units())
                .isEqualTo(Option.of(units).map(BigDecimal::new)));
  }

  @Test
  void aLogOfMillionsOfLinesIsToldInPart() throws Exception {
    answering(
        200,
        Predictions.prediction("processing", ",\"logs\":\"" + "x\\n".repeat(20_000) + "\""),
        (replicate, server) ->
            assertThat(replicate.provider().video().status(Predictions.handle()).get().logs())
                .hasSize(10_000));
  }

  @Test
  void theLogIsOneTextOfWhichTheLastLineMayGrow() throws Exception {
    String logs = ",\"logs\":\"one\\ntwo\\n\\nthr\"";
    answering(
        200,
        Predictions.prediction("processing", logs),
        (replicate, server) ->
            assertThat(replicate.provider().video().status(Predictions.handle()).get().logs())
                .extracting(LogLine::message)
                .containsExactly("one", "two"));
    answering(
        200,
        Predictions.prediction("succeeded", logs),
        (replicate, server) ->
            assertThat(replicate.provider().video().status(Predictions.handle()).get().logs())
                .extracting(LogLine::message)
                .containsExactly("one", "two", "thr"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', true, Cancelled",
    "'', false, Failed",
    "',\"deadline\":\"2026-11-29T10:00:00Z\",\"completed_at\":\"2026-11-29T09:59:59Z\"', true,"
        + " Cancelled",
    "',\"deadline\":\"2026-11-29T10:00:00Z\",\"completed_at\":\"2026-11-29T10:00:00.1Z\"', true,"
        + " Failed",
    "',\"deadline\":\"2026-11-29T10:00:00Z\",\"completed_at\":\"2026-11-29T10:00:00.1Z\"', false,"
        + " Failed",
  })
  void abortedIsOurCancelOnlyIfWeSentOneInTime(String times, boolean weStopIt, String result)
      throws Exception {
    answering(
        200,
        Predictions.prediction("aborted", times),
        (replicate, server) -> {
          if (weStopIt) {
            replicate.provider().video().cancel(Predictions.handle());
          }
          ProviderResult told = result(replicate);
          assertThat(told.getClass().getSimpleName()).isEqualTo(result);
          if (told instanceof ProviderResult.Failed failed) {
            assertThat(failed.error().kind()).isEqualTo(ProviderError.Kind.NOT_STARTED_IN_TIME);
            assertThat(failed.charge().isNothing()).isTrue();
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"'', true", "',\"started_at\":\"2026-11-29T10:00:00.5Z\"', false"})
  void whatWasStoppedAtWorkMayCostSomething(String started, boolean isFree) throws Exception {
    answering(
        200,
        Predictions.prediction("canceled", started),
        (replicate, server) ->
            assertThat(((ProviderResult.Cancelled) result(replicate)).charge().isNothing())
                .isEqualTo(isFree));
  }

  @ParameterizedTest
  @CsvSource({
    "200, starting, REQUESTED",
    "200, processing, REQUESTED",
    "200, canceled, REQUESTED",
    "200, succeeded, ALREADY_FINISHED",
    "200, failed, ALREADY_FINISHED",
    "200, aborted, ALREADY_FINISHED",
    "409, succeeded, ALREADY_FINISHED",
    "422, failed, ALREADY_FINISHED",
    "404, starting, NOT_FOUND",
  })
  void aCancelIsAnsweredByTheObject(int code, String status, CancelAnswer answer) throws Exception {
    String body = Predictions.prediction(status, "");
    try (RawServer server =
            new RawServer(r -> RawServer.json(r.method().equals("POST") ? code : 200, body));
        Replicate replicate = Replicate.open(Predictions.config(server.address()))) {
      assertThat(replicate.provider().video().cancel(Predictions.handle()).get()).isEqualTo(answer);
      assertThat(server.received().getFirst().target())
          .isEqualTo("/api.replicate.com/v1/predictions/" + Predictions.ID + "/cancel");
    }
  }

  @Test
  void aCancelThatIsRefusedForSomethingElseIsAFailure() throws Exception {
    String body = Predictions.prediction("processing", "");
    try (RawServer server =
            new RawServer(r -> RawServer.json(r.method().equals("POST") ? 409 : 200, body));
        Replicate replicate = Replicate.open(Predictions.config(server.address()))) {
      assertThat(replicate.provider().video().cancel(Predictions.handle()).getLeft())
          .isInstanceOf(ProviderFailure.ServerFault.class);
    }
  }
}
