package dev.kinoport.emulator.fal.platform;

import dev.kinoport.emulator.fal.Keys;
import dev.kinoport.emulator.fal.Strictness;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Ignored;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The platform host: prices, and the records of what was asked and charged. */
public final class PlatformApi {
  private static final int MOST_ENDPOINTS = 50;

  private static final Map<String, Set<String>> KNOWN_PARAMETERS =
      Map.of(
          "/v1/models/pricing",
          Set.of("endpoint_id", "limit", "cursor"),
          "/v1/models/requests/by-endpoint",
          Set.of(
              "endpoint_id",
              "limit",
              "cursor",
              "start",
              "end",
              "status",
              "request_id",
              "expand",
              "sort_by"),
          "/v1/models/billing-events",
          Set.of("endpoint_id", "request_id", "limit", "cursor", "start", "end", "expand"));

  private final Administration administration;
  private final Readings readings;
  private final Keys keys;
  private final Records records;

  public PlatformApi(Administration administration, Keys keys, Records records, Readings readings) {
    this.administration = administration;
    this.keys = keys;
    this.records = records;
    this.readings = readings;
  }

  /** Answers at the host of the platform. */
  public Reply reply(Call call) {
    String path = call.path();
    if (path.equals("/v1/meta")) {
      return Reply.json(
          200,
          Json.object().with("webhook_ip_ranges", Json.Items.ofTexts(List.of("127.0.0.1/32"))));
    }
    if (!call.is("GET")) {
      return error(404, "not_found", "the fake has no " + call.method() + " " + path);
    }
    return keys.complaint(call)
        .map(refusal -> (Reply) error(401, "authorization_error", "a key is required"))
        .orElse(() -> complaint(call))
        .getOrElse(() ->
            switch (path) {
              case "/v1/models/pricing" -> pricing(call);
              case "/v1/models/requests/by-endpoint" -> requests(call);
              case "/v1/models/billing-events" -> records.billingEvents(call);
              default -> error(404, "not_found", "the fake has no " + path);
            });
  }

  /** What it is asked in a way that it does not understand. */
  private Option<Reply> complaint(Call call) {
    Set<String> known = KNOWN_PARAMETERS.getOrDefault(call.path(), call.query().keySet());
    List<Ignored> ignored = Strictness.unknownParameters(call, known);
    return records
        .complaint(call)
        .orElse(() ->
            Strictness.refusal(readings, call, ignored)
                .map(refusal -> "strict fake: real fal ignores " + fields(ignored)))
        .map(text -> error(422, "validation_error", text));
  }

  private static String fields(List<Ignored> ignored) {
    return ignored.stream().map(Ignored::field).collect(Collectors.joining(", "));
  }

  private Reply pricing(Call call) {
    List<String> endpoints = call.parameters("endpoint_id");
    if (endpoints.isEmpty() || endpoints.size() > MOST_ENDPOINTS) {
      return error(422, "validation_error", "endpoint_id is needed, 1 to 50 of them");
    }
    List<Json> rows =
        endpoints.stream().<Json>flatMap(endpoint -> row(endpoint).toJavaStream()).toList();
    return rows.size() < endpoints.size()
        ? error(404, "not_found", "one of the endpoints is unknown")
        : Reply.json(
            200,
            Json.object()
                .with("prices", new Json.Items(rows))
                .with("next_cursor", Json.Nothing.NULL)
                .with("has_more", new Json.Flag(false)));
  }

  private Option<Json.Members> row(String endpoint) {
    Instant now = administration.time().now();
    return administration
        .catalogue()
        .findBySku(endpoint)
        .flatMap(model -> PriceSheet.row(model, endpoint, now));
  }

  private Reply requests(Call call) {
    List<String> endpoints = call.parameters("endpoint_id");
    if (endpoints.isEmpty()) {
      return error(422, "validation_error", "endpoint_id is needed");
    }
    return records.isUnsupported(endpoints)
        ? error(501, "not_implemented", "fake: this provider keeps no records")
        : records.requests(call, endpoints);
  }

  static Reply.Whole error(int status, String type, String message) {
    Json error = Json.object().with("type", type).with("message", message);
    return Reply.json(status, Json.object().with("error", error));
  }
}
