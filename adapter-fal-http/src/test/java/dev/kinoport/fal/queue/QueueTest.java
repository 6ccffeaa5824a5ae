package dev.kinoport.fal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.FalHosts;
import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.fal.upload.FileLifecycle;
import dev.kinoport.http.WireJson;
import dev.kinoport.json.Json;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Submit, status and cancel on the wire. */
class QueueTest {
  private static final String APP = "/queue.fal.run/fal-ai/minimax/requests/" + Wishes.REQUEST_ID;

  @Test
  void submitSendsTheInputItselfToTheWholeEndpoint() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, Wishes.accepted(r)))) {
      SubmitAnswer answer = submit(FalConfig.emulator(server.address()));

      RawServer.Received sent = server.received().getFirst();
      assertThat(sent.method()).isEqualTo("POST");
      assertThat(sent.target()).isEqualTo("/queue.fal.run/" + Wishes.ENDPOINT);
      assertThat(sent.header("content-type")).isEqualTo("application/json");
      assertThat(WireJson.object(sent.text()))
          .isEqualTo(
              Json.object()
                  .with("prompt", "A red kite")
                  .with("image_url", "https://images.example/kite.png")
                  .with("duration", "6")
                  .with("prompt_optimizer", true)
                  .with("resolution", "768P"));
      assertThat(answer)
          .isEqualTo(
              new SubmitAnswer.Accepted(
                  new Handle(Wishes.NAME, Wishes.REQUEST_ID, Map.of("endpoint", Wishes.ENDPOINT))));
    }
  }

  @Test
  void everyOptionHasItsHeader() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, Wishes.accepted(r)));
        Fal fal =
            Fal.open(
                FalConfig.emulator(server.address())
                    .options(
                        FalOptions.standard()
                            .priority(FalOptions.Priority.LOW)
                            .runnerHint("room-7")
                            .onlyOnce()
                            .storeIo(false)
                            .lifecycle(new FileLifecycle(Duration.ofDays(1)))
                            .maxQueueLength(5)
                            .tags(Map.of("team", "film", "job", "a b"))))) {
      Submission limited =
          new Submission(
              "gen-1", Wishes.document(), Map.of(), Option.of(Duration.ofMillis(90_500)));
      assertThat(fal.provider().video().submit(limited)).isInstanceOf(SubmitAnswer.Accepted.class);

      RawServer.Received sent = server.received().getFirst();
      assertThat(sent.target()).endsWith("?fal_max_queue_length=5");
      assertThat(sent.headers())
          .containsEntry("x-fal-request-start-timeout", "90.5")
          .containsEntry("x-fal-queue-priority", "low")
          .containsEntry("x-fal-runner-hint", "room-7")
          .containsEntry("x-fal-no-retry", "1")
          .containsEntry("x-app-fal-disable-fallback", "true")
          .containsEntry("x-fal-store-io", "0")
          .containsEntry(
              "x-fal-object-lifecycle-preference", "{\"expiration_duration_seconds\":86400}")
          .containsEntry("x-fal-tags", "job=a b,team=film");
    }
  }

  @Test
  void withoutOptionsNoneOfTheirHeadersIsSent() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, Wishes.accepted(r)))) {
      assertThat(submit(FalConfig.emulator(server.address())))
          .isInstanceOf(SubmitAnswer.Accepted.class);
      assertThat(server.received().getFirst().headers().keySet())
          .noneMatch(name -> name.startsWith("x-"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, DENIED",
    "403, DENIED",
    "404, NOT_SOLD",
    "400, REFUSED",
    "422, REFUSED",
    "429, THROTTLED"
  })
  void aClearNoIsRefused(int code, ProviderError.Kind kind) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(code, "{\"detail\":\"no\"}"))) {
      SubmitAnswer answer = submit(FalConfig.emulator(server.address()));

      assertThat(answer).isInstanceOf(SubmitAnswer.Refused.class);
      assertThat(((SubmitAnswer.Refused) answer).error().kind()).isEqualTo(kind);
      assertThat(((SubmitAnswer.Refused) answer).error().message()).isEqualTo("no");
    }
  }

  @Test
  void aThrottledSubmitSaysWhenToComeBack() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(429, "{}", "Retry-After: 7"))) {
      assertThat(submit(FalConfig.emulator(server.address())))
          .extracting(answer -> ((SubmitAnswer.Refused) answer).retryAfter())
          .isEqualTo(Option.of(Duration.ofSeconds(7)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "null",
        "[]",
        "{}",
        "{\"request_id\":\"\"}",
        "{\"request_id\":",
        "{\"request_id\":[1]}"
      })
  void anAnswerThatCannotBeReadIsUnknown(String body) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, body))) {
      assertThat(submit(FalConfig.emulator(server.address())))
          .isInstanceOf(SubmitAnswer.Unknown.class);
    }
  }

  @Test
  void anAnswerCutShortIsUnknown() throws Exception {
    try (RawServer server =
        new RawServer(r -> RawServer.cut("application/json", 500, new byte[] {'{'}))) {
      assertThat(submit(FalConfig.emulator(server.address())))
          .isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void addressesOfStrangersAreNotFollowed() throws Exception {
    try (RawServer stranger = new RawServer(r -> RawServer.json(200, "{}"));
        RawServer server =
            new RawServer(r ->
                r.method().equals("POST")
                    ? RawServer.json(
                        200,
                        "{\"request_id\":\"%s\",\"status_url\":\"http://127.0.0.1:%d/queue.fal.run/x/status\"}"
                            .formatted(Wishes.REQUEST_ID, stranger.port()))
                    : RawServer.json(202, "{\"status\":\"IN_PROGRESS\"}"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      SubmitAnswer answer = fal.provider().video().submit(Wishes.submission());
      Handle handle = ((SubmitAnswer.Accepted) answer).handle();

      assertThat(handle.links()).doesNotContainKey("status_url");
      assertThat(fal.provider().video().status(handle).isRight()).isTrue();
      assertThat(stranger.received()).isEmpty();
      assertThat(server.received().getLast().target()).isEqualTo(APP + "/status?logs=1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://queue.fal.run@evil.example/x",
        "https://user:pass@queue.fal.run/x",
        "https://evil.example\\@queue.fal.run/x",
        "https:\\\\evil.example/queue.fal.run/x",
        "https://queue.fal.run:8443/x",
        "http://queue.fal.run/x",
        "https://queue.fal.run.evil.example/x",
        "https://queue.fal.run./x",
        "https://qu\u0435ue.fal.run/x",
        "https://fal.run/x",
        "//queue.fal.run/x",
        "file:///queue.fal.run/x"
      })
  void anAddressThatOnlyLooksLikeFalsIsDropped(String address) {
    Json.Members answer =
        Json.object()
            .with("request_id", "r-1")
            .with("status_url", address)
            .with("response_url", address)
            .with("cancel_url", address);

    QueueLinks links = new QueueLinks(Wishes.NAME, FalHosts.live().queue(), List.of());
    assertThat(links.handle("r-1", Wishes.ENDPOINT, answer)).isEqualTo(Wishes.handle("r-1"));
  }

  @Test
  void anAddressOfFalsThatDoesNotFollowFromTheEndpointIsKept() {
    String address = FalHosts.live().queue() + "fal-ai/elsewhere/requests/r-1/status";
    Json.Members answer = Json.object().with("request_id", "r-1").with("status_url", address);

    QueueLinks links = new QueueLinks(Wishes.NAME, FalHosts.live().queue(), List.of());
    Handle handle = links.handle("r-1", Wishes.ENDPOINT, answer);
    assertThat(handle.links()).containsEntry("status_url", address).hasSize(2);
    assertThat(links.status(handle).get()).hasToString(address);
  }

  /** It would be kept with each generation, thrice. */
  @Test
  void anAddressThatIsLongerThanAnyOfFalsIsDropped() {
    String address = FalHosts.live().queue() + "x".repeat(5_000);
    Json.Members answer = Json.object().with("request_id", "r-1").with("status_url", address);

    QueueLinks links = new QueueLinks(Wishes.NAME, FalHosts.live().queue(), List.of());
    assertThat(links.handle("r-1", Wishes.ENDPOINT, answer)).isEqualTo(Wishes.handle("r-1"));
  }

  @Test
  void addressesOfStrangersInAStoredHandleAreNotFollowed() throws Exception {
    try (RawServer stranger = new RawServer(r -> RawServer.json(200, "{}"));
        RawServer server = new RawServer(r -> RawServer.json(200, "{\"status\":\"COMPLETED\"}"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      Handle forged =
          new Handle(
              Wishes.NAME,
              Wishes.REQUEST_ID,
              Map.of("endpoint", Wishes.ENDPOINT, "status_url", stranger.address() + "/status"));

      assertThat(fal.provider().video().status(forged).isRight()).isTrue();
      assertThat(stranger.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fal-ai/minimax/hailuo-02/standard/image-to-video, fal-ai/minimax",
    "workflows/me/flow, workflows/me/flow",
    "comfy/me/flow/deeper, comfy/me/flow",
    "110602490-lora, 110602490/lora"
  })
  void questionsGoToTheAppAndNotToTheEndpoint(String endpoint, String app) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, "{\"status\":\"COMPLETED\"}"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      var status = fal.provider().video().status(fal.handle("r-1", endpoint));

      assertThat(status.isRight()).isTrue();
      assertThat(server.received().getFirst().target())
          .isEqualTo("/queue.fal.run/" + app + "/requests/r-1/status?logs=1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "one", "a//b", "../x/y", "a/b/../../c", "a/b?c=d", "workflows/me"})
  void whatIsNoEndpointIsRefusedUnsent(String endpoint) {
    assertThat(Endpoint.parse(endpoint).isLeft()).isTrue();
  }

  @Test
  void statusTellsPlaceAndLines() throws Exception {
    String body =
        """
        {"status":"IN_QUEUE","queue_position":3,"logs":[
          {"message":"one\\n","timestamp":"2026-11-21T04:00:00.5Z"},
          {"message":"two","timestamp":"2026-11-21T04:00:01.123456","labels":{}},
          {"message":"three"}, null]}\
        """;
    assertStatus(
        202,
        body,
        status ->
            assertThat(status)
                .isEqualTo(
                    new ProviderStatus.Queued(
                        Option.of(3),
                        List.of(
                            new LogLine("one", Option.of(Instant.parse("2026-11-21T04:00:00.5Z"))),
                            new LogLine(
                                "two", Option.of(Instant.parse("2026-11-21T04:00:01.123456Z"))),
                            new LogLine("three", Option.none())))));
  }

  @Test
  void statusSurvivesWhatIsMissing() throws Exception {
    assertStatus(
        202,
        "{\"status\":\"IN_QUEUE\",\"logs\":null}",
        status ->
            assertThat(status).isEqualTo(new ProviderStatus.Queued(Option.none(), List.of())));
    assertStatus(
        200,
        "{\"status\":\"COMPLETED\",\"error\":\"x\",\"error_type\":\"runner_disconnected\"}",
        status -> assertThat(status).isEqualTo(new ProviderStatus.Completed(List.of())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"logs\":{}",
        "\"logs\":[7,{\"message\":{}},[]]",
        "\"logs\":\"x\"",
        "\"queue_position\":\"first\"",
        "\"queue_position\":1.5",
        "\"queue_position\":1e99",
        "\"metrics\":[]"
      })
  void oddTrimmingsDoNotHideThatItIsDone(String trimming) throws Exception {
    assertStatus(
        200,
        "{\"status\":\"COMPLETED\"," + trimming + "}",
        status -> assertThat(status).isInstanceOf(ProviderStatus.Completed.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"status_url\":{}", "\"cancel_url\":[1]", "\"response_url\":7", "\"logs\":{}"})
  void oddTrimmingsDoNotHideThatItWasAccepted(String trimming) throws Exception {
    String body = "{\"request_id\":\"" + Wishes.REQUEST_ID + "\"," + trimming + "}";
    try (RawServer server = new RawServer(r -> RawServer.json(200, body))) {
      assertThat(submit(FalConfig.emulator(server.address())))
          .isEqualTo(new SubmitAnswer.Accepted(Wishes.handle()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, Rejected",
    "401, Denied",
    "402, Denied",
    "403, Denied",
    "404, NotFound",
    "405, Rejected",
    "408, ServerFault",
    "410, NotFound",
    "413, Rejected",
    "418, Rejected",
    "421, ServerFault",
    "422, Rejected",
    "425, ServerFault",
    "429, Throttled",
    "500, ServerFault",
    "502, ServerFault",
    "302, Unreadable"
  })
  void noStatusIsAFailureWithAName(int code, String failure) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(code, "{\"detail\":\"why\"}"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      ProviderFailure found = fal.provider().video().status(Wishes.handle()).getLeft();

      assertThat(found.getClass().getSimpleName()).isEqualTo(failure);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aThrottleWithoutATimeHasOne() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(429, "{}"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.provider().video().status(Wishes.handle()).getLeft())
          .isEqualTo(new ProviderFailure.Throttled(Duration.ofSeconds(10)));
    }
  }

  @Test
  void aRefusalOfOneInputNamesItAtEveryStep() throws Exception {
    String body =
        """
        {"detail":[{"loc":["body","duration"],"msg":"Input should be a known value",
          "type":"literal_error","input":"my secret prompt"}]}\
        """;
    try (RawServer server = new RawServer(r -> RawServer.json(422, body));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      String named = "duration: Input should be a known value";
      SubmitAnswer answer = fal.provider().video().submit(Wishes.submission());

      assertThat(((SubmitAnswer.Refused) answer).error().message()).isEqualTo(named);
      assertThat(fal.provider().video().status(Wishes.handle()).getLeft())
          .isEqualTo(new ProviderFailure.Rejected("422: " + named));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "{'status':'COMPLETED'}, Unproven",
    "{'status':'COMPLETED';'error':null;'error_type':''}, Unproven",
    "{'status':'IN_PROGRESS';'error':'odd'}, Unproven",
    "<html>, Unproven",
    "{'status':'COMPLETED';'error':'Internal Server Error'}, Failed",
    "{'status':'COMPLETED';'error_type':'runner_server_error'}, Failed"
  })
  void anErrorThatMayBeAnothersIsBelievedIfTheStatusNamesOne(String status, String result)
      throws Exception {
    String error = "{\"detail\":\"Internal Server Error\"}";
    try (RawServer server =
            new RawServer(r ->
                r.target().contains("/status")
                    ? RawServer.json(200, status.replace('\'', '"').replace(';', ','))
                    : RawServer.json(500, error, "x-fal-request-id: r-1"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      ProviderResult told = fal.provider().video().result(Wishes.handle()).get();

      assertThat(told.getClass().getSimpleName()).isEqualTo(result);
    }
  }

  @Test
  void aFinishedClipIsFetchedThoughSomebodyOnTheWayAnswersOnce() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    String clip = "{\"video\":{\"url\":\"https://v3b.fal.media/x.mp4\"}}";
    try (RawServer server =
            new RawServer(r ->
                r.target().contains("/status")
                    ? RawServer.json(200, "{\"status\":\"COMPLETED\"}")
                    : asked.getAndIncrement() == 0
                        ? RawServer.json(
                            500, "{\"detail\":\"Internal Server Error\"}", "x-fal-request-id: r-1")
                        : RawServer.json(200, clip, "x-fal-billable-units: 1"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.provider().video().result(Wishes.handle()).get())
          .isInstanceOf(ProviderResult.Unproven.class);
      assertThat(fal.provider().video().result(Wishes.handle()).get())
          .isInstanceOf(ProviderResult.Finished.class);
    }
  }

  @Test
  void aRequestOfAnotherProviderIsNotAskedFor() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, "{}"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      Handle other = Fal.handle(ProviderName.of("minimax"), "r-1", Wishes.ENDPOINT);

      assertThat(fal.provider().video().status(other).getLeft())
          .isInstanceOf(ProviderFailure.BadInput.class)
          .extracting(ProviderFailure::reason)
          .asString()
          .contains("minimax", "fal-emulator");
      assertThat(fal.provider().feed().follow(other, status -> {}).isAlive()).isFalse();
      assertThat(server.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "{\"status\":\"FAILED\"}", "{\"status\":7}"})
  void aStatusThatNobodyKnowsIsUnreadable(String body) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, body));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.provider().video().status(Wishes.handle()).getLeft())
          .isInstanceOf(ProviderFailure.Unreadable.class);
    }
  }

  @Test
  void aPauseThatTheServerAsksForIsPassedOn() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(503, "{}", "Retry-After: 20"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.provider().video().status(Wishes.handle()).getLeft())
          .isEqualTo(new ProviderFailure.Throttled(Duration.ofSeconds(20)));
    }
  }

  @Test
  void aHandleOfUnknownOriginIsBadInput() throws Exception {
    try (Fal fal = Fal.open(FalConfig.emulator(URI.create("http://127.0.0.1:1")))) {
      assertThat(fal.provider().video().status(Handle.of(Wishes.NAME, "r-1")).getLeft())
          .isInstanceOf(ProviderFailure.BadInput.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "202, CANCELLATION_REQUESTED, REQUESTED",
    "200, OK, REQUESTED",
    "400, ALREADY_COMPLETED, ALREADY_FINISHED",
    "404, NOT_FOUND, NOT_FOUND"
  })
  void cancelReadsEveryAnswer(int code, String status, CancelAnswer answer) throws Exception {
    try (RawServer server =
            new RawServer(r -> RawServer.json(code, "{\"status\":\"" + status + "\"}"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.provider().video().cancel(Wishes.handle()).get()).isEqualTo(answer);
      assertThat(server.received().getFirst().method()).isEqualTo("PUT");
      assertThat(server.received().getFirst().target()).isEqualTo(APP + "/cancel");
    }
  }

  private static void assertStatus(int code, String body, Consumer<ProviderStatus> check)
      throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(code, body));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      check.accept(fal.provider().video().status(Wishes.handle()).get());
    }
  }

  private static SubmitAnswer submit(FalConfig config) {
    try (Fal fal = Fal.open(config)) {
      return fal.provider().video().submit(Wishes.submission());
    }
  }
}
