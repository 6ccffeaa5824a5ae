package dev.kinoport.emulator.fal.platform;

import dev.kinoport.emulator.fal.Keys;
import dev.kinoport.emulator.fal.Strictness;
import dev.kinoport.emulator.fal.queue.WireJobs;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Ignored;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.job.OtherWires;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The platform host: models, prices, and the records of what was asked and charged. */
public final class PlatformApi {
  private static final int MOST_ENDPOINTS = 50;

  private final Administration administration;
  private final Readings readings;
  private final Keys keys;
  private final Records records;
  private final Map<String, Resource> resources;

  /**
   * What is at one path.
   *
   * @param needsKey whether a caller without a key is turned away
   * @param parameters those that it knows
   * @param complaint why a call is not understood
   * @param answer what it says to a call in order
   */
  private record Resource(
      boolean needsKey,
      Set<String> parameters,
      Function<Call, Option<String>> complaint,
      Function<Call, Reply> answer) {}

  public PlatformApi(Administration administration, Keys keys, WireJobs jobs, Readings readings) {
    this.administration = administration;
    this.keys = keys;
    this.records = new Records(administration, jobs, keys);
    this.readings = readings;
    ModelList models = new ModelList(administration);
    this.resources =
        Map.of(
            "GET /v1/meta",
            new Resource(false, Set.of(), call -> Option.none(), call -> meta()),
            "GET /v1/models",
            new Resource(
                false,
                Set.of("endpoint_id", "q", "category", "status", "expand", "limit", "cursor"),
                models::complaint,
                models::reply),
            "GET /v1/models/pricing",
            new Resource(
                true, Set.of("endpoint_id", "limit", "cursor"), Paging::complaint, this::pricing),
            "POST /v1/models/pricing/estimate",
            new Resource(
                true, Set.of(), call -> Option.none(), new PriceEstimate(administration)::reply),
            "GET /v1/models/usage",
            new Resource(
                true,
                Set.of(
                    "start",
                    "end",
                    "timezone",
                    "timeframe",
                    "bound_to_timeframe",
                    "endpoint_id",
                    "api_key_id",
                    "login_username",
                    "expand",
                    "limit",
                    "cursor"),
                Usage::complaint,
                new Usage(administration, jobs, keys)::reply),
            "GET /v1/models/requests/by-endpoint",
            new Resource(
                true,
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
                Records::complaint,
                this::requests),
            "GET /v1/models/billing-events",
            new Resource(
                true,
                Set.of("endpoint_id", "request_id", "limit", "cursor", "start", "end", "expand"),
                Records::complaint,
                records::billingEvents));
  }

  /** Answers at the host of the platform. */
  public Reply reply(Call call) {
    String what = call.method() + " " + call.path();
    return Option.<Resource>of(resources.get(what))
        .map(resource -> reply(call, resource))
        .getOrElse(() -> error(404, "not_found", "there is no " + what));
  }

  private Reply reply(Call call, Resource resource) {
    boolean hasKey = call.header("authorization").isDefined();
    return Option.when(resource.needsKey() || hasKey, () -> keys.complaint(call))
        .flatMap(complaint -> complaint)
        .map(refusal -> (Reply) error(401, "authorization_error", "a key is required"))
        .orElse(() -> complaint(call, resource))
        .getOrElse(() -> resource.answer().apply(call));
  }

  /** What it is asked in a way that it does not understand. */
  private Option<Reply> complaint(Call call, Resource resource) {
    List<Ignored> ignored = Strictness.unknownParameters(call, resource.parameters());
    boolean isTooMuch = call.parameters("endpoint_id").size() > MOST_ENDPOINTS;
    return resource
        .complaint()
        .apply(call)
        .orElse(() -> Option.when(isTooMuch, "endpoint_id: at most %d".formatted(MOST_ENDPOINTS)))
        .orElse(() ->
            Strictness.refusal(readings, call, ignored)
                .map(refusal -> "strict fake: real fal ignores " + fields(ignored)))
        .map(text -> error(422, "validation_error", text));
  }

  private static Reply meta() {
    return Reply.json(
        200, Json.object().with("webhook_ip_ranges", Json.Items.ofTexts(List.of("127.0.0.1/32"))));
  }

  private static String fields(List<Ignored> ignored) {
    return ignored.stream().map(Ignored::field).collect(Collectors.joining(", "));
  }

  private Reply pricing(Call call) {
    List<String> endpoints = call.parameters("endpoint_id");
    if (endpoints.isEmpty()) {
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
                .with("has_more", false));
  }

  private Option<Json.Members> row(String endpoint) {
    Instant now = administration.time().now();
    return OtherWires.falOffer(administration.catalogue(), endpoint)
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
