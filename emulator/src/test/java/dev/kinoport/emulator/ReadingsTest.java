package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.fal.webhook.Receiver;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each point that is open to question, from both sides. */
final class ReadingsTest {
  private static final Life LIFE = Life.realistic();
  private static final Life POLICY = LIFE.failing(FakeError.CONTENT_POLICY_VIOLATION.error());
  private static final Duration TO_THE_END = Duration.ofMinutes(3);

  /** What is seen of a server on each side of one point. */
  private static void sides(
      Reading reading, Life life, Function<Wire, Object> looking, Object usual, Object other) {
    try (Wire wire = Wire.with(life)) {
      assertThat(looking.apply(wire)).isEqualTo(usual);
    }
    try (Wire wire = Wire.with(life, Readings.suggested().with(reading))) {
      assertThat(looking.apply(wire)).isEqualTo(other);
    }
  }

  @Test
  void statusOfASubmit() {
    sides(Reading.SUBMIT_ANSWERS_202, LIFE, wire -> wire.submit().status(), 200, 202);
  }

  @Test
  void statusWhilePending() {
    sides(
        Reading.PENDING_ANSWERS_200,
        LIFE,
        wire -> wire.get(wire.submit().text("status_url")).status(),
        202,
        200);
  }

  @Test
  void addressesThatAreGivenOutLeadSomewhere() {
    sides(
        Reading.ADDRESSES_WITH_FULL_ID,
        Life.instant(),
        wire -> {
          Wire.Answer job = wire.submit();
          assertThat(wire.get(job.text("response_url")).status()).isEqualTo(200);
          assertThat(wire.get(job.text("status_url")).status()).isEqualTo(200);
          String address = job.text("response_url");
          return address.contains(Wire.ENDPOINT) && address.endsWith("/response");
        },
        false,
        true);
  }

  @Test
  void responseSuffixLeadsToTheResultAnyway() {
    try (Wire wire = Wire.with(Life.instant())) {
      assertThat(wire.get(wire.submit().text("response_url") + "/response").status())
          .isEqualTo(200);
    }
  }

  @Test
  void fullIdBeforeARequest() {
    sides(
        Reading.FULL_ID_ANSWERS,
        LIFE,
        wire -> {
          String id = wire.submit().text("request_id");
          return wire.get(Wire.QUEUE + Wire.ENDPOINT + "/requests/" + id + "/status").status();
        },
        405,
        202);
  }

  @Test
  void cancelInTheQueue() {
    sides(
        Reading.QUEUED_CANCEL_ANSWERS_200,
        LIFE,
        wire -> {
          Wire.Answer answer = wire.put(wire.submit().text("cancel_url"));
          return answer.status() + answer.text("status");
        },
        "202CANCELLATION_REQUESTED",
        "200OK");
  }

  @Test
  void resultAfterACancelInTheQueue() {
    sides(
        Reading.QUEUED_CANCEL_LEAVES_NOTHING,
        LIFE,
        wire -> {
          Wire.Answer job = wire.submit();
          wire.put(job.text("cancel_url"));
          Wire.Answer result = wire.get(job.text("response_url"));
          return result.status() + result.text("error_type");
        },
        "499client_cancelled",
        "404");
  }

  @Test
  void modelErrorInTheStatus() {
    sides(
        Reading.MODEL_ERRORS_SHOW_IN_STATUS,
        POLICY,
        wire -> {
          String status = wire.submit().text("status_url");
          wire.time().advance(TO_THE_END);
          return wire.get(status).text("error_type");
        },
        "",
        "content_policy_violation");
  }

  @Test
  void earlyResult() {
    sides(
        Reading.EARLY_RESULT_ANSWERS_202,
        LIFE,
        wire -> wire.get(wire.submit().text("response_url")).status(),
        400,
        202);
  }

  @Test
  void forgottenResultAndCancelOfIt() {
    sides(
        Reading.FORGOTTEN_IS_GONE,
        LIFE,
        wire -> {
          Wire.Answer job = wire.submit();
          wire.time().advance(Duration.ofHours(2));
          assertThat(wire.put(job.text("cancel_url")).status()).isEqualTo(404);
          return wire.get(job.text("response_url")).status();
        },
        404,
        410);
  }

  @Test
  void bodyOfAnUnknownId() {
    String path = Wire.QUEUE + Wire.APP + "/requests/unheard-of";
    sides(
        Reading.NOT_FOUND_HAS_DETAIL,
        LIFE,
        wire ->
            wire.get(path).body()
                + wire.get(path + "/status").body()
                + wire.put(path + "/cancel").body(),
        "{\"status\":\"NOT_FOUND\"}".repeat(3),
        "{\"detail\":\"Request not found\"}".repeat(3));
  }

  @Test
  void wordsForAWrongKey() {
    assertThat(refusal(Readings.suggested())).isEqualTo("invalid key credentials");
    assertThat(refusal(Readings.suggested().with(Reading.WRONG_KEY_IN_OLD_WORDS)))
        .isEqualTo("No user found for Key ID and Secret");
  }

  private static String refusal(Readings readings) {
    FakeProvider provider = FakeProvider.on(VirtualTime.create()).build();
    try (Wire wire = Wire.with(LIFE);
        EmulatorServer server =
            EmulatorServer.before(provider).readings(readings).onlyKey("right:one").start()) {
      return wire.get(server.address() + Wire.QUEUE + Wire.APP + "/requests/x").text("detail");
    }
  }

  @Test
  void codeOfATooMany() {
    sides(
        Reading.THROTTLED_SAYS_TYPE,
        LIFE.with(new Fault.Throttled(1, Duration.ofSeconds(7))),
        wire -> {
          Wire.Answer answer = wire.submit();
          assertThat(answer.status()).isEqualTo(429);
          assertThat(answer.header("x-fal-needs-retry")).isEqualTo("1");
          assertThat(answer.header("retry-after")).isEqualTo("7");
          return answer.text("error_type") + "/" + answer.text("type");
        },
        "concurrent_requests_limit/",
        "/concurrent_requests_limit");
  }

  @Test
  void headerThatSaysWhetherToRetry() {
    sides(
        Reading.RETRYABLE_HEADER,
        POLICY,
        wire -> {
          String result = wire.submit().text("response_url");
          wire.time().advance(TO_THE_END);
          Wire.Answer answer = wire.get(result);
          return answer.header("x-fal-needs-retry") + "/" + answer.header("x-fal-retryable");
        },
        "0/",
        "/false");
  }

  @Test
  void downstreamError() {
    sides(
        Reading.DOWNSTREAM_ERROR_IS_400,
        LIFE.failing(FakeError.DOWNSTREAM_SERVICE_ERROR.error()),
        wire -> {
          String result = wire.submit().text("response_url");
          wire.time().advance(TO_THE_END);
          return wire.get(result).status();
        },
        500,
        400);
  }

  @Test
  void wordsOfAFailedWebhook() {
    sides(
        Reading.WEBHOOK_SAYS_INVALID_STATUS_CODE,
        POLICY,
        wire -> {
          try (Receiver receiver = new Receiver()) {
            wire.post(
                Wire.QUEUE + Wire.ENDPOINT + "?fal_webhook=" + receiver.address(), Wire.input());
            wire.time().advance(TO_THE_END);
            String body = new String(receiver.messages().get(0).bytes(), StandardCharsets.UTF_8);
            return body.replaceAll(".*\"error\":\"([a-zA-Z ]+):.*", "$1");
          }
        },
        "Unexpected status code",
        "Invalid status code");
  }

  @Test
  void gatewayIdOfASubmit() {
    sides(
        Reading.SUBMIT_TELLS_GATEWAY_ID,
        LIFE,
        wire -> wire.submit().json().find("gateway_request_id").isDefined(),
        false,
        true);
  }

  @Test
  void zoneOfALogTime() {
    sides(
        Reading.LOG_TIMES_WITHOUT_ZONE,
        LIFE,
        wire -> {
          String status = wire.submit().text("status_url");
          wire.time().advance(TO_THE_END);
          return wire.get(status + "?logs=1").body().contains("\"2026-01-01T00:00:20.000Z\"");
        },
        true,
        false);
  }

  @Test
  void keyless() {
    sides(
        Reading.KEY_IS_OPTIONAL,
        LIFE,
        wire ->
            wire.fetch(wire.server().address() + Wire.QUEUE + Wire.APP + "/requests/x/status")
                .status(),
        401,
        404);
  }

  @Test
  void requestOfAnotherApp() {
    sides(
        Reading.ANY_APP_ANSWERS,
        LIFE,
        wire ->
            wire.get(Wire.QUEUE + "acme/clips/requests/" + wire.submit().text("request_id"))
                .status(),
        404,
        400);
  }

  @Test
  void requestOfAnotherKey() {
    String list = "/api.fal.ai/v1/models/requests/by-endpoint?endpoint_id=" + Wire.ENDPOINT;
    sides(
        Reading.KEYS_ARE_ACCOUNTS,
        LIFE,
        wire -> {
          Wire.Answer job = wire.submit();
          assertThat(wire.get(job.text("status_url")).status()).isEqualTo(202);
          assertThat(wire.get(list).body()).contains(job.text("request_id"));
          boolean isListed =
              wire.fetch(wire.server().address() + list, "Authorization", "Key other:one")
                  .body()
                  .contains(job.text("request_id"));
          return isListed
              + "/"
              + wire.fetch(job.text("status_url"), "Authorization", "Key other:one").status();
        },
        "true/202",
        "false/404");
  }

  @Test
  void hostOfFiles() {
    sides(
        Reading.FILES_ON_V3,
        Life.instant(),
        wire -> {
          String body = wire.get(wire.submit().text("response_url")).body();
          String clip = body.replaceAll(".*\"url\":\"([^\"]+)\".*", "$1");
          assertThat(wire.fetch(clip).status()).isEqualTo(200);
          return clip.contains("/v3b.fal.media/");
        },
        true,
        false);
  }

  @Test
  void lateStart() {
    sides(
        Reading.LATE_START_IS_STARTUP_TIMEOUT,
        LIFE,
        wire -> {
          String result =
              wire.post(
                      Wire.QUEUE + Wire.ENDPOINT,
                      Wire.input(),
                      List.of("X-Fal-Request-Start-Timeout", "5"))
                  .text("response_url");
          wire.time().advance(TO_THE_END);
          Wire.Answer answer = wire.get(result);
          assertThat(answer.status()).isEqualTo(504);
          assertThat(answer.header("x-fal-request-timeout-type")).isEqualTo("user");
          return answer.text("error_type");
        },
        "request_timeout",
        "startup_timeout");
  }

  @Test
  void nameOfARefusal() {
    sides(
        Reading.REFUSALS_HAVE_NO_ID,
        LIFE,
        wire -> {
          assertThat(wire.submit().header("x-fal-request-id")).isNotEmpty();
          String path = Wire.QUEUE + Wire.APP + "/requests/x";
          return wire.get(path).header("x-fal-request-id").isEmpty()
              && wire.send(HttpRequest.newBuilder(wire.server().address().resolve(path)))
                  .header("x-fal-request-id")
                  .isEmpty();
        },
        false,
        true);
  }

  @ParameterizedTest
  @EnumSource
  void everyReadingIsOnThePage(Reading reading) throws IOException {
    assertThat(Files.readString(Path.of("../docs/fake-server.md"))).contains("`" + reading + "`");
  }
}
