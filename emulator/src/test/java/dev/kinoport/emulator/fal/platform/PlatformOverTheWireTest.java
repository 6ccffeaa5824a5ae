package dev.kinoport.emulator.fal.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kinoport.emulator.Wire;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlatformOverTheWireTest {
  private static final String API = "/api.fal.ai/v1/models/";
  private static final String LISTING =
      API + "requests/by-endpoint?endpoint_id=" + Wire.ENDPOINT + "&expand=payloads";

  @Test
  void listingIsFilteredByHowRequestsEnded() {
    try (Wire wire = Wire.with(Life.instant())) {
      String good = wire.submit().text("request_id");
      wire.post(
          "/__script",
          "{\"default\": {\"queued_s\": 0, \"running_s\": 0,"
              + "\"fails_with\": \"content_policy_violation\"}}");
      String bad = wire.submit().text("request_id");
      String list =
          "/api.fal.ai/v1/models/requests/by-endpoint?endpoint_id=" + Wire.ENDPOINT + "&status=";
      assertThat(wire.get(list + "success").body()).contains(good).doesNotContain(bad);
      assertThat(wire.get(list + "user_error").body()).contains(bad).doesNotContain(good);
      assertThat(wire.get(list + "error").body()).doesNotContain(good, bad);
    }
  }

  @Test
  void billingEventsArePagedAndDated() {
    try (Wire wire = Wire.with(Life.instant())) {
      wire.submit();
      wire.submit();
      String events = "/api.fal.ai/v1/models/billing-events";
      Wire.Answer first = wire.get(events + "?limit=1");
      assertThat(first.text("next_cursor")).isEqualTo("1");
      assertThat(wire.get(events + "?limit=1&cursor=1").json().find("next_cursor")).isEmpty();
      assertThat(wire.get(events + "?end=2026-01-01").body()).contains("\"billing_events\":[]");
    }
  }

  @Test
  void listingHasTheInputAsItWasSent() {
    try (Wire wire = Wire.with(Life.lasting(Duration.ZERO, Duration.ofSeconds(40)))) {
      String id = wire.submit().text("request_id");
      Json.Members running = item(wire);
      assertThat(running.text("request_id")).containsExactly(id);
      assertThat(running.find("status_code")).isEmpty();
      byte[] input = Wire.input().getBytes(StandardCharsets.UTF_8);
      assertThat(running.find("json_input")).isEqualTo(JsonText.read(input).toOption());
      wire.time().advance(Duration.ofMinutes(1));
      assertThat(item(wire).number("status_code").get()).isEqualByComparingTo("200");
      assertThat(item(wire).number("duration").get()).isEqualByComparingTo("40");
    }
  }

  @Test
  void listingShowsALostSubmitOnceItsLagIsOver() {
    Life life =
        Life.instant()
            .with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingLags(Duration.ofSeconds(9)));
    try (Wire wire = Wire.with(life)) {
      assertThat(catchThrowable(wire::submit)).isNotNull();
      assertThat(items(wire).inOrder()).isEmpty();
      wire.time().advance(Duration.ofSeconds(9));
      assertThat(items(wire).inOrder()).hasSize(1);
    }
  }

  @Test
  void listingIsPaged() {
    try (Wire wire = Wire.with(Life.instant())) {
      for (int i = 0; i < 3; i++) {
        wire.submit(Wire.input("cat " + i));
      }
      Wire.Answer first = wire.get(LISTING + "&limit=2");
      assertThat(first.json().find("has_more")).containsExactly(new Json.Flag(true));
      Wire.Answer second = wire.get(LISTING + "&limit=2&cursor=" + first.text("next_cursor"));
      assertThat(((Json.Items) second.json().find("items").get()).inOrder()).hasSize(1);
      assertThat(second.json().find("next_cursor")).isEmpty();
    }
  }

  @Test
  void listingCanBeUnsupported() {
    try (Wire wire = Wire.with(Life.instant().with(new Fault.ListingUnsupported()))) {
      wire.submit();
      Wire.Answer answer = wire.get(LISTING);
      assertThat(answer.status()).isEqualTo(501);
      assertThat(answer.body()).contains("\"type\":\"not_implemented\"");
    }
  }

  @Test
  void pricesAndBillingEventsAgreeWithTheBill() {
    try (Wire wire = Wire.with(Life.instant())) {
      String id = wire.submit().text("request_id");
      Wire.Answer prices = wire.get(API + "pricing?endpoint_id=" + Wire.ENDPOINT);
      assertThat(prices.body()).contains("\"currency\":\"USD\"").contains("\"unit\":\"seconds\"");
      Json.Items events =
          (Json.Items) wire.get(API + "billing-events").json().find("billing_events").get();
      Json.Members event = (Json.Members) events.inOrder().get(0);
      assertThat(event.text("request_id")).containsExactly(id);
      assertThat(event.number("cost_total").get())
          .isEqualByComparingTo(wire.provider().bill().total().amount());
      assertThat(event.number("unit_price").get().multiply(event.number("output_units").get()))
          .isEqualByComparingTo(event.number("cost_total").get());
    }
  }

  @Test
  void endpointDescribesItself() {
    String document = "/fal.ai/api/openapi/queue/openapi.json?endpoint_id=";
    try (Wire wire = Wire.with(Life.instant())) {
      String address = wire.server().address() + document;
      assertThat(wire.fetch(address + Wire.ENDPOINT).body())
          .contains("\"openapi\":\"3.0.4\"", "Queue OpenAPI for " + Wire.ENDPOINT)
          .contains("\"FalAiMinimaxHailuo02StandardImageToVideoInput\"")
          .contains("\"required\":[\"prompt\",\"image_url\"]")
          .contains("/requests/{request_id}/cancel");
      assertThat(wire.fetch(address + "acme/none").status()).isEqualTo(404);
    }
  }

  @Test
  void errorsHaveThePlatformsShape() {
    try (Wire wire = Wire.with(Life.instant())) {
      assertThat(wire.get(API + "pricing").body()).contains("\"type\":\"validation_error\"");
      assertThat(wire.get(API + "pricing?endpoint_id=acme/none").status()).isEqualTo(404);
      assertThat(wire.fetch(wire.server().address() + LISTING).status()).isEqualTo(401);
      assertThat(wire.get("/api.fal.ai/v1/unheard-of").body()).contains("\"not_found\"");
    }
  }

  @Test
  void unknownPathSaysSoAndNothingElse() {
    try (Wire wire = Wire.with(Life.instant())) {
      String address = wire.server().address() + API + "nothing?limit=0&foo=1";
      Wire.Answer answer = wire.fetch(address);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body())
          .isEqualTo(
              "{\"error\":{\"type\":\"not_found\",\"message\":\"there is no GET"
                  + " /v1/models/nothing\"}}");
      assertThat(answer.header("x-fake-warning")).isEmpty();
      assertThat(wire.post(API + "pricing", "{}").status()).isEqualTo(404);
    }
  }

  @Test
  void modelsAreListedForEverybodyPageByPage() {
    try (Wire wire = Wire.with(Life.instant())) {
      String models = wire.server().address() + "/api.fal.ai/v1/models";
      Wire.Answer first = wire.fetch(models + "?limit=3");
      assertThat(rows(first, "models")).hasSize(3);
      Wire.Answer second = wire.fetch(models + "?limit=3&cursor=" + first.text("next_cursor"));
      assertThat(rows(second, "models"))
          .hasSize(3)
          .doesNotContainAnyElementsOf(rows(first, "models"));
      assertThat(wire.fetch(models + "?limit=0").status()).isEqualTo(422);
      assertThat(wire.fetch(models, "Authorization", "Key nonsense").status()).isEqualTo(401);
    }
  }

  @Test
  void modelsAreFoundByWordKindStateAndId() {
    try (Wire wire = Wire.with(Life.instant())) {
      String models = "/api.fal.ai/v1/models?limit=100&";
      assertThat(rows(wire.get(models + "q=HAILUO&category=image-to-video"), "models"))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.text("endpoint_id").get()).contains("hailuo"));
      assertThat(rows(wire.get(models + "status=active"), "models")).isNotEmpty();
      assertThat(rows(wire.get(models + "status=deprecated&q=hailuo-02/standard"), "models"))
          .isEmpty();
      Wire.Answer one =
          wire.get(models + "expand=openapi-3.0,enterprise_status&endpoint_id=" + Wire.ENDPOINT);
      assertThat(rows(one, "models")).hasSize(1);
      assertThat(one.body())
          .contains("\"openapi\":{\"openapi\":\"3.0.4\"", "\"enterprise_status\":\"ready\"");
      assertThat(wire.get(models + "endpoint_id=acme/none").status()).isEqualTo(404);
      assertThat(wire.get(models + "expand=everything").status()).isEqualTo(422);
    }
  }

  /** Each of them was looked up among all offers, for six seconds, before the first was told. */
  @Test
  void estimateOfUnknownNamesEndsAtTheFirst() {
    try (Wire wire = Wire.with(Life.instant())) {
      StringBuilder names =
          new StringBuilder("\"x/" + "y".repeat(9_000) + "\": {\"unit_quantity\": 1}");
      for (int i = 0; i < 60_000; i++) {
        names.append(",\"x/").append(i).append("\":{\"unit_quantity\":1}");
      }
      Wire.Answer refused =
          wire.post(
              API + "pricing/estimate",
              "{\"estimate_type\":\"unit_price\",\"endpoints\":{" + names + "}}");
      assertThat(refused.status()).isEqualTo(404);
      assertThat(refused.body()).contains("yyy...").hasSizeLessThan(1_000).doesNotContain("\u001b");
    }
  }

  @Test
  void estimateAddsUpUnitsOrCalls() {
    try (Wire wire = Wire.with(Life.instant())) {
      wire.submit();
      BigDecimal unit =
          rows(wire.get(API + "pricing?endpoint_id=" + Wire.ENDPOINT), "prices")
              .get(0)
              .number("unit_price")
              .get();
      String asked =
          "{\"estimate_type\":\"%s\",\"endpoints\":{\"" + Wire.ENDPOINT + "\":{\"%s\":10}}}";
      String path = API + "pricing/estimate";
      assertThat(
              wire.post(path, asked.formatted("unit_price", "unit_quantity"))
                  .json()
                  .number("total_cost")
                  .get())
          .isEqualByComparingTo(unit.movePointRight(1));
      Wire.Answer calls = wire.post(path, asked.formatted("historical_api_price", "call_quantity"));
      assertThat(calls.json().number("total_cost").get())
          .isEqualByComparingTo(wire.provider().bill().total().amount().movePointRight(1));
      assertThat(calls.text("currency")).isEqualTo("USD");
      assertThat(wire.post(path, asked.formatted("unit_price", "call_quantity")).status())
          .isEqualTo(422);
      assertThat(wire.post(path, "[]").status()).isEqualTo(422);
      String stranger = asked.replace(Wire.ENDPOINT, "acme/none");
      assertThat(wire.post(path, stranger.formatted("unit_price", "unit_quantity")).status())
          .isEqualTo(404);
    }
  }

  @Test
  void usageAgreesWithTheBill() {
    try (Wire wire = Wire.with(Life.instant())) {
      wire.submit();
      wire.time().advance(Duration.ofHours(1));
      wire.submit();
      Wire.Answer usage = wire.get(API + "usage?expand=time_series,summary&timeframe=hour");
      assertThat(rows(usage, "time_series")).hasSize(2);
      assertThat(rows(usage, "summary"))
          .singleElement()
          .satisfies(row -> {
            assertThat(row.text("endpoint_id")).contains(Wire.ENDPOINT);
            assertThat(row.number("cost_total").get())
                .isEqualByComparingTo(wire.provider().bill().total().amount());
            assertThat(row.number("quantity").get().multiply(row.number("unit_price").get()))
                .isEqualByComparingTo(row.number("cost_total").get());
          });
      assertThat(rows(wire.get(API + "usage?timeframe=month"), "time_series")).hasSize(1);
      assertThat(rows(wire.get(API + "usage?end=2026-01-01"), "time_series")).isEmpty();
      assertThat(wire.get(API + "usage?timeframe=year").status()).isEqualTo(422);
      assertThat(wire.get(API + "usage?timezone=Mars").status()).isEqualTo(422);
    }
  }

  private static List<Json.Members> rows(Wire.Answer answer, String name) {
    return ((Json.Items) answer.json().find(name).get())
        .inOrder().stream().map(Json.Members.class::cast).toList();
  }

  private static Json.Items items(Wire wire) {
    return (Json.Items) wire.get(LISTING).json().find("items").get();
  }

  private static Json.Members item(Wire wire) {
    return (Json.Members) items(wire).inOrder().get(0);
  }
}
