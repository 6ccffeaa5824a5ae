package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fake.Life;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ControlTest {
  @Test
  void clientOfAnyLanguageCanTurnTheClockAndReadTheBill() {
    try (Wire wire = Wire.with(Life.realistic())) {
      assertThat(wire.get("/healthz").text("status")).isEqualTo("ok");
      String id = wire.submit().text("request_id");
      assertThat(wire.get("/__bill").number("count")).isEqualByComparingTo("0");
      assertThat(wire.post("/__clock/advance", "{\"seconds\": 140}").status()).isEqualTo(200);
      Wire.Answer bill = wire.get("/__bill");
      assertThat(bill.number("total")).isEqualByComparingTo("0.27");
      assertThat(bill.body()).contains(id);
    }
  }

  @Test
  void requestsAreListedWithoutTheFakesOwnEndpoints() {
    try (Wire wire = Wire.with(Life.instant())) {
      wire.get("/healthz");
      wire.submit();
      assertThat(wire.get("/__requests").body())
          .contains("\"method\":\"POST\",\"host\":\"queue.fal.run\"", "\"status\":200")
          .doesNotContain("healthz");
      assertThat(wire.server().requests()).hasSize(1);
    }
  }

  @Test
  void scriptCanBeChangedAndTheWorldReset() {
    try (Wire wire = Wire.with(Life.realistic())) {
      String script = "{\"default\": {\"fails_with\": \"user_locked\", \"queued_s\": 0}}";
      assertThat(wire.post("/__script", script).status()).isEqualTo(200);
      String result = wire.submit().text("response_url");
      wire.time().advance(Duration.ofMinutes(2));
      assertThat(wire.get(result).status()).isEqualTo(403);
      assertThat(wire.post("/__reset", "").status()).isEqualTo(200);
      assertThat(wire.get(result).status()).isEqualTo(404);
      assertThat(wire.provider().accepted()).isEmpty();
      assertThat(wire.server().requests()).hasSize(1);
    }
  }

  @Test
  void badOrdersAreExplained() {
    try (Wire wire = Wire.with(Life.instant())) {
      assertThat(wire.post("/__clock/advance", "{}").text("detail")).contains("seconds");
      assertThat(wire.post("/__script", "{\"defalt\": 1}").text("detail"))
          .contains("did you mean \"default\"");
      assertThat(wire.post("/__clock/advance", "{\"seconds\": 1e13}").status()).isEqualTo(422);
      assertThat(wire.get("/__reset").status()).isEqualTo(405);
      assertThat(wire.get("/__nothing").text("detail")).contains("/__bill");
      assertThat(wire.get("/").text("detail")).contains("/queue.fal.run/");
    }
  }
}
