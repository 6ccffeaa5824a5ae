package dev.kinoport.fal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.backend.BackendFailure;
import dev.kinoport.backend.CancelAnswer;
import dev.kinoport.backend.Handle;
import dev.kinoport.backend.LogLine;
import dev.kinoport.backend.ProviderError;
import dev.kinoport.backend.ProviderStatus;
import dev.kinoport.backend.Submission;
import dev.kinoport.backend.SubmitAnswer;
import dev.kinoport.fal.wire.WireSubmitted;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
      assertThat(Json.object(sent.text()))
          .isEqualTo(
              Map.of(
                  "prompt", "A red kite",
                  "image_url", "https://images.example/kite.png",
                  "duration", "6",
                  "prompt_optimizer", true,
                  "resolution", "768P"));
      String base = "http://127.0.0.1:" + server.port() + APP;
      assertThat(answer)
          .isEqualTo(
              new SubmitAnswer.Accepted(
                  new Handle(
                      Wishes.REQUEST_ID,
                      Map.of(
                          "endpoint",
                          Wishes.ENDPOINT,
                          "status_url",
                          base + "/status",
                          "response_url",
                          base,
                          "cancel_url",
                          base + "/cancel"))));
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
          new Submission("gen-1", Wishes.request(), Map.of(), Option.of(Duration.ofMillis(90_500)));
      assertThat(fal.backend().video().submit(limited)).isInstanceOf(SubmitAnswer.Accepted.class);

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
    "404, REFUSED",
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
      SubmitAnswer answer = fal.backend().video().submit(Wishes.submission());
      Handle handle = ((SubmitAnswer.Accepted) answer).handle();

      assertThat(handle.links()).doesNotContainKey("status_url");
      assertThat(fal.backend().video().status(handle).isRight()).isTrue();
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
    WireSubmitted answer = new WireSubmitted("r-1", address, address, address);

    assertThat(new QueueLinks(FalHosts.live()).handle("r-1", Wishes.ENDPOINT, answer))
        .isEqualTo(Fal.handle("r-1", Wishes.ENDPOINT));
  }

  @Test
  void addressesOfStrangersInAStoredHandleAreNotFollowed() throws Exception {
    try (RawServer stranger = new RawServer(r -> RawServer.json(200, "{}"));
        RawServer server = new RawServer(r -> RawServer.json(200, "{\"status\":\"COMPLETED\"}"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      Handle forged =
          new Handle(
              Wishes.REQUEST_ID,
              Map.of("endpoint", Wishes.ENDPOINT, "status_url", stranger.address() + "/status"));

      assertThat(fal.backend().video().status(forged).isRight()).isTrue();
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
      var status = fal.backend().video().status(Fal.handle("r-1", endpoint));

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
    "401, Denied",
    "403, Denied",
    "404, NotFound",
    "429, Throttled",
    "500, ServerFault",
    "502, ServerFault",
    "302, Unreadable",
    "418, Unreadable"
  })
  void noStatusIsAFailureWithAName(int code, String failure) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(code, "{\"detail\":\"why\"}"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      BackendFailure found = fal.backend().video().status(Wishes.handle()).getLeft();

      assertThat(found.getClass().getSimpleName()).isEqualTo(failure);
      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "{\"status\":\"FAILED\"}", "{\"status\":7}"})
  void aStatusThatNobodyKnowsIsUnreadable(String body) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, body));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.backend().video().status(Wishes.handle()).getLeft())
          .isInstanceOf(BackendFailure.Unreadable.class);
    }
  }

  @Test
  void aPauseThatTheServerAsksForIsPassedOn() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(503, "{}", "Retry-After: 20"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.backend().video().status(Wishes.handle()).getLeft())
          .isEqualTo(new BackendFailure.Throttled(Duration.ofSeconds(20)));
    }
  }

  @Test
  void aHandleOfUnknownOriginIsBadInput() throws Exception {
    try (Fal fal = Fal.open(FalConfig.emulator(URI.create("http://127.0.0.1:1")))) {
      assertThat(fal.backend().video().status(Handle.of("r-1")).getLeft())
          .isInstanceOf(BackendFailure.BadInput.class);
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
      assertThat(fal.backend().video().cancel(Wishes.handle()).get()).isEqualTo(answer);
      assertThat(server.received().getFirst().method()).isEqualTo("PUT");
      assertThat(server.received().getFirst().target()).isEqualTo(APP + "/cancel");
    }
  }

  private static void assertStatus(int code, String body, Consumer<ProviderStatus> check)
      throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(code, body));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      check.accept(fal.backend().video().status(Wishes.handle()).get());
    }
  }

  private static SubmitAnswer submit(FalConfig config) {
    try (Fal fal = Fal.open(config)) {
      return fal.backend().video().submit(Wishes.submission());
    }
  }
}
