package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Life;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StrictnessTest {
  private static final Readings STRICT = Readings.suggested().strict();
  private static final String UNKNOWN_FIELD =
      Wire.input().replace("\"prompt\"", "\"promt\": \"a typo\", \"prompt\"");

  @Test
  void unknownFieldIsRefusedByNameBeforeItCosts() {
    try (Wire wire = Wire.with(Life.instant(), STRICT)) {
      Wire.Answer answer = wire.submit(UNKNOWN_FIELD);
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.header("x-fake-strict")).isEqualTo("1");
      assertThat(answer.body()).contains("promt").contains("prompt").contains("real fal");
      assertThat(wire.provider().accepted()).isEmpty();
    }
  }

  @Test
  void serverIgnoresAnUnknownFieldAsRealFalDoes() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer answer = wire.submit(UNKNOWN_FIELD);
      assertThat(wire.get(answer.text("response_url")).status()).isEqualTo(200);
    }
  }

  @Test
  void serverTakesABadInputAndSaysSoOnTheResultFreeOfCharge() {
    String input = Wire.input().replace("\"6\"", "\"7\"");
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer submitted = wire.submit(input);
      assertThat(submitted.status()).isEqualTo(200);
      Wire.Answer status = wire.get(submitted.text("status_url"));
      assertThat(status.text("status")).isEqualTo("COMPLETED");
      Wire.Answer result = wire.get(submitted.text("response_url"));
      assertThat(result.status()).isEqualTo(422);
      assertThat(result.body()).contains("\"loc\":[\"body\",\"duration\"]");
      assertThat(result.header("x-fal-billable-units")).isEqualTo("0");
      assertThat(wire.put(submitted.text("cancel_url")).status()).isEqualTo(400);
      assertThat(wire.provider().bill().count()).isZero();
    }
  }

  @Test
  void wrappedInputIsExplained() {
    try (Wire wire = Wire.with(Life.instant(), STRICT)) {
      Wire.Answer answer = wire.submit("{\"input\": " + Wire.input() + "}");
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains("without a wrapper");
    }
  }

  @Test
  void aTimeoutOfManyDigitsIsNone() {
    try (Wire wire = Wire.with(Life.instant())) {
      String second = "1." + "0".repeat(200);
      Wire.Answer answer =
          wire.post(
              Wire.QUEUE + Wire.ENDPOINT, Wire.input(), List.of("X-Fal-Request-Timeout", second));
      assertThat(answer.status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Idempotency-Key, k1, second clip",
    "X-Fal-Request-Starttimeout, 5, no such header",
    "X-Fal-Request-Start-Timeout, soon, start timeout",
    "X-Fal-Request-Start-Timeout, 0.1, start timeout",
    "X-Fal-Request-Timeout, 1e999999999, start timeout",
    "X-Fal-Queue-Priority, urgent, real fal ignores",
    "X-Fal-Store-IO, maybe, real fal ignores",
    "X-Fal-No-Retry, 2, real fal ignores",
    "X-Fal-Tags, UPPER=1, real fal drops",
    "X-Fal-Tags, fal.x=1, real fal drops",
    "X-Fal-Object-Lifecycle-Preference, 60, no JSON object",
    "X-Fal-Retry-Config, 3, no JSON object"
  })
  void headersThatDoNothingAreRefused(String name, String value, String words) {
    try (Wire wire = Wire.with(Life.instant(), STRICT)) {
      Wire.Answer answer =
          wire.post(Wire.QUEUE + Wire.ENDPOINT, Wire.input(), List.of(name, value));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains(words);
      assertThat(wire.provider().accepted()).isEmpty();
    }
  }

  @Test
  void headersAsFalsOwnClientsSendThemAreTaken() {
    try (Wire wire = Wire.with(Life.instant(), STRICT)) {
      List<String> headers =
          List.of(
              "X-Fal-Queue-Priority", "normal",
              "X-Fal-Request-Timeout", "5.0",
              "X-Fal-Tags", "generation=g-1,team=a b",
              "X-Fal-Store-IO", "0",
              "X-Fal-Object-Lifecycle-Preference", "{\"expiration_duration_seconds\":60}");
      assertThat(wire.post(Wire.QUEUE + Wire.ENDPOINT, Wire.input(), headers).status())
          .isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fal_webhook=nonsense, absolute",
    "fal_max_queue_length=soon, whole number",
    "logs=1, no such parameter"
  })
  void parametersThatDoNothingAreRefused(String query, String words) {
    try (Wire wire = Wire.with(Life.instant(), STRICT)) {
      Wire.Answer answer = wire.submitWith("?" + query);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains(words);
      String status = wire.submit().text("status_url");
      assertThat(wire.get(status + "?log=1").status()).isEqualTo(400);
    }
  }

  @Test
  void queueOfLengthZeroTakesNobodyWhoHasToWait() {
    try (Wire wire = Wire.with(Life.realistic(), STRICT)) {
      assertThat(wire.submitWith("?fal_max_queue_length=0").status()).isEqualTo(429);
      assertThat(wire.submitWith("?fal_max_queue_length=3").status()).isEqualTo(200);
    }
  }

  @Test
  void otherContentTypeIsNoJson() {
    try (Wire wire = Wire.with(Life.instant(), STRICT)) {
      HttpRequest.Builder request =
          wire.keyed(Wire.QUEUE + Wire.ENDPOINT)
              .header("Content-Type", "application/jsonx")
              .POST(HttpRequest.BodyPublishers.ofString(Wire.input()));
      assertThat(wire.send(request).status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=x",
        "cursor=-3",
        "start=yesterday",
        "end=1",
        "status=ok",
        "foo=1"
      })
  void questionThatThePlatformDoesNotUnderstandIsRefused(String query) {
    try (Wire wire = Wire.with(Life.instant(), STRICT)) {
      Wire.Answer answer =
          wire.get(
              "/api.fal.ai/v1/models/requests/by-endpoint?endpoint_id="
                  + Wire.ENDPOINT
                  + "&"
                  + query);
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains("validation_error");
    }
  }

  @Test
  void fullEndpointIdBeforeARequestIsTheClassicMistake() {
    try (Wire wire = Wire.with(Life.instant(), STRICT)) {
      String id = wire.submit().text("request_id");
      String path = Wire.QUEUE + Wire.ENDPOINT + "/requests/" + id;
      Wire.Answer answer = wire.get(path + "/status");
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.body()).contains("below fal-ai/minimax,");
    }
    Readings lax = STRICT.with(Reading.FULL_ID_ANSWERS);
    try (Wire wire = Wire.with(Life.instant(), lax)) {
      String id = wire.submit().text("request_id");
      String path = Wire.QUEUE + Wire.ENDPOINT + "/requests/" + id;
      assertThat(wire.get(path + "/status").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', Authentication is required",
    "Bearer id:secret, bearer",
    "id:secret, Invalid Key",
    "Key, Invalid Key",
    "Key offline, Invalid Key",
    "Key :secret, Invalid Key"
  })
  void keyMustBeOfTheRightForm(String given, String words) {
    try (Wire wire = Wire.with(Life.instant(), STRICT)) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(wire.server().address().resolve(Wire.QUEUE + Wire.ENDPOINT))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(Wire.input()));
      Wire.Answer answer =
          wire.send(given.isEmpty() ? request : request.header("Authorization", given));
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text("detail")).contains(words);
      assertThat(wire.provider().accepted()).isEmpty();
    }
  }

  @Test
  void unknownAppAndUnknownPathAreNotFound() {
    try (Wire wire = Wire.with(Life.instant(), STRICT)) {
      Wire.Answer app = wire.post(Wire.QUEUE + "acme/clips/v1", Wire.input());
      assertThat(app.status()).isEqualTo(404);
      assertThat(app.text("detail")).isEqualTo("Application \"clips\" not found");
      Wire.Answer path = wire.post(Wire.QUEUE + Wire.APP + "/hailuo-99", Wire.input());
      assertThat(path.status()).isEqualTo(404);
      assertThat(path.text("detail")).contains("on the result");
    }
  }

  @Test
  void requestOfAnotherAppIsNotFound() {
    try (Wire wire = Wire.with(Life.instant(), STRICT)) {
      String id = wire.submit().text("request_id");
      assertThat(wire.get(Wire.QUEUE + "acme/clips/requests/" + id + "/status").status())
          .isEqualTo(404);
      assertThat(wire.get(Wire.QUEUE + Wire.APP + "/requests/unheard-of/status").body())
          .isEqualTo("{\"status\":\"NOT_FOUND\"}");
    }
  }

  @Test
  void wrongMethodNamesTheRightOne() {
    try (Wire wire = Wire.with(Life.instant(), STRICT)) {
      Wire.Answer submitted = wire.submit();
      assertThat(wire.get(Wire.QUEUE + Wire.ENDPOINT).header("allow")).isEqualTo("POST");
      assertThat(wire.get(submitted.text("cancel_url")).header("allow")).isEqualTo("PUT");
      assertThat(wire.put(submitted.text("status_url")).status()).isEqualTo(405);
    }
  }

  @Test
  void bodyThatIsNoJsonIsSaidToBeNone() {
    try (Wire wire = Wire.with(Life.instant(), STRICT)) {
      assertThat(wire.submit("{\"prompt\": ").status()).isEqualTo(422);
      assertThat(wire.submit("[]").body()).contains("JSON object");
      assertThat(wire.submit("").status()).isEqualTo(422);
    }
  }
}
