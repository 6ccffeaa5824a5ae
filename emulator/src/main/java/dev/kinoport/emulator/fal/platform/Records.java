package dev.kinoport.emulator.fal.platform;

import dev.kinoport.emulator.fal.Keys;
import dev.kinoport.emulator.fal.queue.WireJobs;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.http.Timestamps;
import dev.kinoport.emulator.job.OtherWires;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.JobView;
import dev.kinoport.json.Json;
import dev.kinoport.provider.ProviderError;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The provider's own records, as the platform lets its customers read them. */
final class Records {
  private static final int MOST = 100;
  private static final int MOST_EVENTS = 10_000;
  private static final Set<String> WORDS = Set.of("success", "error", "user_error");
  private static final Set<String> ORDERS = Set.of("ended_at", "duration");

  private final Administration administration;
  private final WireJobs jobs;
  private final Keys keys;

  Records(Administration administration, WireJobs jobs, Keys keys) {
    this.administration = administration;
    this.jobs = jobs;
    this.keys = keys;
  }

  /** An endpoint whose script says that nobody keeps records keeps none. */
  boolean isUnsupported(List<String> endpoints) {
    return !endpoints.stream().allMatch(administration::keepsRecords);
  }

  Reply requests(Call call, List<String> endpoints) {
    int limit = Paging.limit(call, MOST);
    int from = Paging.from(call);
    Instant now = administration.time().now();
    Option<Instant> start = Paging.moment(call, "start");
    Option<Instant> end = Paging.moment(call, "end");
    boolean withPayloads = call.parameters("expand").contains("payloads");
    List<JobView> found =
        administration.jobs().stream()
            .filter(view -> endpoints.contains(view.request().sku()))
            .filter(view ->
                jobs.overTheWire(view.requestId()).forAll(job -> keys.isOwner(job.account(), call)))
            .filter(view -> !view.acceptedAt().plus(lag(view)).isAfter(now))
            .filter(view -> !shown(view).isBefore(start.getOrElse(now.minus(Duration.ofDays(1)))))
            .filter(view -> end.forAll(until -> shown(view).isBefore(until)))
            .filter(view -> call.parameter("request_id").forAll(view.requestId()::equals))
            .filter(view -> call.parameter("status").forAll(it -> it.equals(word(view, now))))
            .sorted(order(call))
            .toList();
    List<Json> items =
        Paging.page(found.stream(), from, limit)
            .map(view -> (Json) item(call, view, withPayloads))
            .toList();
    return Paging.list("items", items, found.size(), from, limit);
  }

  private static Duration lag(JobView view) {
    return view.life()
        .fault(Fault.ListingLags.class)
        .fold(() -> Duration.ZERO, Fault.ListingLags::by);
  }

  /** When the records say that it was sent. */
  private static Instant shown(JobView view) {
    Duration skew =
        view.life().fault(Fault.ClockSkew.class).fold(() -> Duration.ZERO, Fault.ClockSkew::by);
    return view.acceptedAt().plus(skew);
  }

  private Json.Members item(Call call, JobView view, boolean withPayloads) {
    Instant now = administration.time().now();
    Json.Members item =
        Json.object()
            .with("request_id", view.requestId())
            .with("endpoint_id", view.request().sku())
            .with("sent_at", Timestamps.utc(shown(view)))
            .with("started_at", Timestamps.utc(view.startsAt()));
    Json.Members ended = view.isCompletedAt(now) ? ended(item, view) : item;
    return withPayloads
        ? jobs.find(view.requestId(), call.addresses())
            .fold(() -> ended, job -> ended.with("json_input", job.body().value()))
        : ended;
  }

  private static Json.Members ended(Json.Members item, JobView view) {
    Duration worked = Duration.between(view.startsAt(), view.completesAt());
    return item.with("ended_at", Timestamps.utc(view.completesAt()))
        .with("status_code", status(view))
        .with("duration", new Json.Num(BigDecimal.valueOf(Math.max(0, worked.toMillis()), 3)));
  }

  private static int status(JobView view) {
    if (view.isCancelled()) {
      return 499;
    }
    return view.life()
        .failure()
        .map(error -> error.kind() == ProviderError.Kind.REFUSED ? 422 : 500)
        .getOrElse(200);
  }

  Reply billingEvents(Call call) {
    Instant now = administration.time().now();
    Option<Instant> start = Paging.moment(call, "start");
    Option<Instant> end = Paging.moment(call, "end");
    List<String> ids = call.parameters("request_id");
    List<String> endpoints = call.parameters("endpoint_id");
    List<Json> events =
        administration.jobs().stream()
            .filter(view -> view.isCompletedAt(now) && view.units().signum() > 0)
            .filter(view ->
                OtherWires.falOffer(administration.catalogue(), view.request().sku()).isDefined())
            .filter(view -> ids.isEmpty() || ids.contains(view.requestId()))
            .filter(view -> endpoints.isEmpty() || endpoints.contains(view.request().sku()))
            .filter(view ->
                !view.completesAt().isBefore(start.getOrElse(now.minus(Duration.ofDays(1)))))
            .filter(view -> end.forAll(until -> view.completesAt().isBefore(until)))
            .map(view -> (Json) event(view))
            .toList();
    int limit = Paging.limit(call, MOST_EVENTS);
    int from = Paging.from(call);
    List<Json> page = Paging.page(events.stream(), from, limit).toList();
    return Paging.list("billing_events", page, events.size(), from, limit);
  }

  private Json.Members event(JobView view) {
    Json total =
        view.amount()
            .<Json>map(amount -> new Json.Num(amount.amount()))
            .getOrElse(Json.Nothing.NULL);
    Json nano =
        view.amount()
            .<Json>map(amount ->
                new Json.Num(new BigDecimal(amount.amount().movePointRight(9).toBigInteger())))
            .getOrElse(Json.Nothing.NULL);
    Json unitPrice =
        OtherWires.falOffer(administration.catalogue(), view.request().sku())
            .flatMap(model -> model.price(view.request().sku()).at(view.acceptedAt()))
            .flatMap(PriceSheet::unitPrice)
            .<Json>map(Json.Num::new)
            .getOrElse(Json.Nothing.NULL);
    return Json.object()
        .with("request_id", view.requestId())
        .with("endpoint_id", view.request().sku())
        .with("timestamp", Timestamps.utc(view.completesAt()))
        .with("output_units", new Json.Num(view.units()))
        .with("unit_price", unitPrice)
        .with("percent_discount", Json.Nothing.NULL)
        .with("cost_subtotal", total)
        .with("cost_discount", 0)
        .with("cost_total", total)
        .with("cost_estimate_nano_usd", nano);
  }

  /** Why a call is not understood; none if it is. */
  static Option<String> complaint(Call call) {
    return Paging.complaint(call)
        .orElse(() -> Paging.bad(call, "status", WORDS::contains))
        .orElse(() -> Paging.bad(call, "sort_by", ORDERS::contains));
  }

  /** The word for how a request ended; none of the documented ones while it goes on. */
  private static String word(JobView view, Instant now) {
    if (!view.isCompletedAt(now)) {
      return "";
    }
    int status = status(view);
    return status < 400 ? "success" : status < 500 ? "user_error" : "error";
  }

  private static Comparator<JobView> order(Call call) {
    return call.parameter("sort_by").contains("duration")
        ? Comparator.comparing(
            (JobView view) -> Duration.between(view.startsAt(), view.completesAt()))
        : Comparator.comparing(JobView::acceptedAt).reversed();
  }
}
