package dev.kinoport.emulator.fal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.Wire;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.json.Json;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QueueOverTheWireTest {
  private static final Life LIFE =
      Life.lasting(Duration.ofSeconds(20), Duration.ofSeconds(100)).ahead(2);

  @Test
  void submitAnswersWithAddressesBelowTheApp() {
    try (Wire wire = Wire.with(LIFE)) {
      Wire.Answer answer = wire.submit();
      String id = answer.text("request_id");
      String app = wire.server().address() + "/queue.fal.run/fal-ai/minimax/requests/" + id;
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("content-type")).isEqualTo("application/json");
      assertThat(answer.header("x-fal-request-id")).isEqualTo(id);
      assertThat(answer.text("status")).isEqualTo("IN_QUEUE");
      assertThat(answer.text("response_url")).isEqualTo(app);
      assertThat(answer.text("status_url")).isEqualTo(app + "/status");
      assertThat(answer.text("cancel_url")).isEqualTo(app + "/cancel");
      assertThat(answer.number("queue_position")).isEqualByComparingTo("2");
    }
  }

  @Test
  void statusFollowsTheClock() {
    try (Wire wire = Wire.with(LIFE)) {
      String status = wire.submit().text("status_url");
      Wire.Answer queued = wire.get(status);
      assertThat(queued.status()).isEqualTo(202);
      assertThat(queued.number("queue_position")).isEqualByComparingTo("2");
      assertThat(queued.json().byName()).containsEntry("logs", Json.Nothing.NULL);
      wire.time().advance(Duration.ofSeconds(30));
      Wire.Answer running = wire.get(status + "?logs=1");
      assertThat(running.status()).isEqualTo(202);
      assertThat(running.text("status")).isEqualTo("IN_PROGRESS");
      assertThat(running.body()).contains("fake model loaded").contains("\"level\":\"INFO\"");
      assertThat(running.json().find("queue_position")).isEmpty();
      wire.time().advance(Duration.ofSeconds(90));
      Wire.Answer completed = wire.get(status);
      assertThat(completed.status()).isEqualTo(200);
      assertThat(completed.text("status")).isEqualTo("COMPLETED");
      assertThat(completed.body()).contains("\"metrics\":{\"inference_time\":100.000}");
    }
  }

  @Test
  void resultIsTheModelsOwnAnswer() {
    try (Wire wire = Wire.with(LIFE)) {
      Wire.Answer submitted = wire.submit();
      String result = submitted.text("response_url");
      Wire.Answer early = wire.get(result);
      assertThat(early.status()).isEqualTo(400);
      assertThat(early.text("detail")).isEqualTo("Request is still in progress");
      wire.time().advance(Duration.ofMinutes(2));
      Wire.Answer answer = wire.get(result);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("x-fal-request-id")).isEqualTo(submitted.text("request_id"));
      assertThat(answer.header("x-fal-billable-units")).isEqualTo("6");
      assertThat(answer.body()).contains("\"content_type\":\"video/mp4\"");
      assertThat(wire.get(result + "/response").body()).isEqualTo(answer.body());
    }
  }

  @Test
  void wireAndPortsAreOneWorld() {
    try (Wire wire = Wire.with(LIFE)) {
      String id = wire.submit().text("request_id");
      wire.time().advance(Duration.ofMinutes(5));
      var video = wire.provider().provider().video();
      assertThat(video.result(Handle.of(ProviderName.of("fake"), id)).get())
          .isInstanceOf(ProviderResult.Finished.class);
      assertThat(wire.provider().bill().charges()).extracting("requestId").containsExactly(id);
    }
  }

  @Test
  void modelErrorIsCompletedAndThenA422() {
    Life life = Life.instant().failing(FakeError.CONTENT_POLICY_VIOLATION.error());
    try (Wire wire = Wire.with(life)) {
      Wire.Answer submitted = wire.submit();
      Wire.Answer status = wire.get(submitted.text("status_url"));
      assertThat(status.status()).isEqualTo(200);
      assertThat(status.json().find("error_type")).isEqualTo(Option.none());
      Wire.Answer result = wire.get(submitted.text("response_url"));
      assertThat(result.status()).isEqualTo(422);
      assertThat(result.header("x-fal-billable-units")).isEqualTo("0");
      assertThat(result.header("x-fal-needs-retry")).isEqualTo("0");
      assertThat(result.body())
          .contains("\"loc\":[\"body\"]")
          .contains("\"type\":\"content_policy_violation\"");
    }
  }

  @Test
  void platformErrorHasACodeInStatusHeaderAndBody() {
    Life life = Life.instant().failing(FakeError.RUNNER_DISCONNECTED.error());
    try (Wire wire = Wire.with(life)) {
      Wire.Answer submitted = wire.submit();
      assertThat(wire.get(submitted.text("status_url")).text("error_type"))
          .isEqualTo("runner_disconnected");
      Wire.Answer result = wire.get(submitted.text("response_url"));
      assertThat(result.status()).isEqualTo(503);
      assertThat(result.text("error_type")).isEqualTo("runner_disconnected");
      assertThat(result.header("x-fal-error-type")).isEqualTo("runner_disconnected");
    }
  }

  @Test
  void lateStartIsATimeoutOfTheUsersMaking() {
    try (Wire wire = Wire.with(LIFE)) {
      Wire.Answer submitted =
          wire.post(
              Wire.QUEUE + Wire.ENDPOINT,
              Wire.input(),
              List.of("X-Fal-Request-Start-Timeout", "5.0"));
      wire.time().advance(Duration.ofSeconds(5));
      Wire.Answer result = wire.get(submitted.text("response_url"));
      assertThat(result.status()).isEqualTo(504);
      assertThat(result.header("x-fal-request-timeout-type")).isEqualTo("user");
      assertThat(wire.provider().bill().count()).isZero();
    }
  }

  @Test
  void cancelEndsAQueuedRequestUnbilled() {
    try (Wire wire = Wire.with(LIFE)) {
      Wire.Answer submitted = wire.submit();
      Wire.Answer cancel = wire.put(submitted.text("cancel_url"));
      assertThat(cancel.status()).isEqualTo(202);
      assertThat(cancel.text("status")).isEqualTo("CANCELLATION_REQUESTED");
      Wire.Answer again = wire.put(submitted.text("cancel_url"));
      assertThat(again.status()).isEqualTo(400);
      assertThat(again.text("status")).isEqualTo("ALREADY_COMPLETED");
      Wire.Answer result = wire.get(submitted.text("response_url"));
      assertThat(result.status()).isEqualTo(499);
      assertThat(result.text("error_type")).isEqualTo("client_cancelled");
      assertThat(wire.provider().bill().count()).isZero();
    }
  }

  @Test
  void cancelTooLateLeavesTheClip() {
    try (Wire wire = Wire.with(LIFE.with(new Fault.CancelTooLate()))) {
      Wire.Answer submitted = wire.submit();
      assertThat(wire.put(submitted.text("cancel_url")).status()).isEqualTo(202);
      wire.time().advance(Duration.ofMinutes(5));
      assertThat(wire.get(submitted.text("response_url")).status()).isEqualTo(200);
    }
  }

  @Test
  void cancelThatFailsIsAFaultAndTheNextOneIsHeard() {
    Life life = LIFE.with(new Fault.CancelFails(1), new Fault.StatusFails(1));
    try (Wire wire = Wire.with(life)) {
      Wire.Answer submitted = wire.submit();
      assertThat(wire.put(submitted.text("cancel_url")).status()).isEqualTo(503);
      assertThat(wire.put(submitted.text("cancel_url")).status()).isEqualTo(202);
      assertThat(wire.get(submitted.text("status_url")).status())
          .as("no wish to cancel uses up a fault of the status")
          .isEqualTo(503);
    }
  }

  @Test
  void resultIsForgottenAfterAnHour() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer submitted = wire.submit();
      wire.time().advance(Duration.ofMinutes(61));
      Wire.Answer gone = wire.get(submitted.text("response_url"));
      assertThat(gone.status()).isEqualTo(404);
      assertThat(gone.body()).isEqualTo("{\"status\":\"NOT_FOUND\"}");
    }
  }

  @Test
  void watchingFaultsAreHttpFaults() {
    Life life =
        LIFE.with(
            new Fault.StatusFails(1),
            new Fault.WatchingThrottled(1, Duration.ofSeconds(7)),
            new Fault.Throttled(1, Duration.ofSeconds(3)));
    try (Wire wire = Wire.with(life)) {
      Wire.Answer busy = wire.submit();
      assertThat(busy.status()).isEqualTo(429);
      assertThat(busy.header("retry-after")).isEqualTo("3");
      String status = wire.submit().text("status_url");
      assertThat(wire.get(status).header("retry-after")).isEqualTo("7");
      assertThat(wire.get(status).status()).isEqualTo(503);
      assertThat(wire.get(status).status()).isEqualTo(202);
    }
  }
}
