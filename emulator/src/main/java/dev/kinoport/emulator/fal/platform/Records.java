package dev.kinoport.emulator.fal.platform;

import dev.kinoport.emulator.fal.Keys;
import dev.kinoport.emulator.fal.Strictness;
import dev.kinoport.emulator.fal.queue.WireJobs;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.http.Timestamps;
import dev.kinoport.fake.BackOffice;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.JobSheet;
import dev.kinoport.fake.json.Json;
import dev.kinoport.provider.ProviderError;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The provider's own records, as the platform lets its customers read them. */
public final class Records {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST = 100;
  private static final int MOST_EVENTS = 10_000;
  private static final Set<String> WORDS = Set.of("success", "error", "user_error");
  private static final Set<String> ORDERS = Set.of("ended_at", "duration");

  private final BackOffice office;
  private final WireJobs jobs;
  private final Keys keys;

  public Records(BackOffice office, WireJobs jobs, Keys keys) {
    this.office = office;
    this.jobs = jobs;
    this.keys = keys;
  }

  /** An endpoint whose script says that nobody keeps records keeps none. */
  boolean isUnsupported(List<String> endpoints) {
    return !endpoints.stream().allMatch(office::keepsRecords);
  }

  Reply requests(Call call, List<String> endpoints) {
    int limit = limit(call, MOST);
    int from = from(call);
    Instant now = office.time().now();
    Option<Instant> start = moment(call, "start");
    Option<Instant> end = moment(call, "end");
    boolean withPayloads = call.parameters("expand").contains("payloads");
    List<JobSheet> found =
        office.jobs().stream()
            .filter(sheet -> endpoints.contains(sheet.request().sku()))
            .filter(sheet ->
                jobs.overTheWire(sheet.requestId())
                    .forAll(job -> keys.isOwner(job.account(), call)))
            .filter(sheet -> !sheet.acceptedAt().plus(lag(sheet)).isAfter(now))
            .filter(sheet -> !shown(sheet).isBefore(start.getOrElse(now.minus(Duration.ofDays(1)))))
            .filter(sheet -> end.forAll(until -> shown(sheet).isBefore(until)))
            .filter(sheet -> call.parameter("request_id").forAll(sheet.requestId()::equals))
            .filter(sheet -> call.parameter("status").forAll(it -> it.equals(word(sheet, now))))
            .sorted(order(call))
            .toList();
    List<Json> items =
        page(found.stream(), from, limit)
            .map(sheet -> (Json) item(call, sheet, withPayloads))
            .toList();
    return list("items", items, found.size(), from, limit);
  }

  private static Duration lag(JobSheet sheet) {
    return sheet
        .life()
        .fault(Fault.ListingLags.class)
        .fold(() -> Duration.ZERO, Fault.ListingLags::by);
  }

  /** When the records say that it was sent. */
  private static Instant shown(JobSheet sheet) {
    Duration skew =
        sheet.life().fault(Fault.ClockSkew.class).fold(() -> Duration.ZERO, Fault.ClockSkew::by);
    return sheet.acceptedAt().plus(skew);
  }

  private Json.Members item(Call call, JobSheet sheet, boolean withPayloads) {
    Instant now = office.time().now();
    Json.Members item =
        Json.object()
            .with("request_id", sheet.requestId())
            .with("endpoint_id", sheet.request().sku())
            .with("sent_at", Timestamps.utc(shown(sheet)))
            .with("started_at", Timestamps.utc(sheet.startsAt()));
    Json.Members ended = sheet.isCompletedAt(now) ? ended(item, sheet) : item;
    return withPayloads
        ? jobs.find(sheet.requestId(), call.addresses())
            .fold(() -> ended, job -> ended.with("json_input", job.body()))
        : ended;
  }

  private static Json.Members ended(Json.Members item, JobSheet sheet) {
    Duration worked = Duration.between(sheet.startsAt(), sheet.completesAt());
    return item.with("ended_at", Timestamps.utc(sheet.completesAt()))
        .with("status_code", status(sheet))
        .with("duration", new Json.Num(BigDecimal.valueOf(Math.max(0, worked.toMillis()), 3)));
  }

  private static int status(JobSheet sheet) {
    if (sheet.isCancelled()) {
      return 499;
    }
    return sheet
        .life()
        .failure()
        .map(error -> error.kind() == ProviderError.Kind.REFUSED ? 422 : 500)
        .getOrElse(200);
  }

  Reply billingEvents(Call call) {
    Instant now = office.time().now();
    Option<Instant> start = moment(call, "start");
    Option<Instant> end = moment(call, "end");
    List<String> ids = call.parameters("request_id");
    List<String> endpoints = call.parameters("endpoint_id");
    List<Json> events =
        office.jobs().stream()
            .filter(sheet -> sheet.isCompletedAt(now) && sheet.units().signum() > 0)
            .filter(sheet -> ids.isEmpty() || ids.contains(sheet.requestId()))
            .filter(sheet -> endpoints.isEmpty() || endpoints.contains(sheet.request().sku()))
            .filter(sheet ->
                !sheet.completesAt().isBefore(start.getOrElse(now.minus(Duration.ofDays(1)))))
            .filter(sheet -> end.forAll(until -> sheet.completesAt().isBefore(until)))
            .map(sheet -> (Json) event(sheet))
            .toList();
    int limit = limit(call, MOST_EVENTS);
    int from = from(call);
    List<Json> page = page(events.stream(), from, limit).toList();
    return list("billing_events", page, events.size(), from, limit);
  }

  private Json.Members event(JobSheet sheet) {
    Json total =
        sheet
            .amount()
            .<Json>map(amount -> new Json.Num(amount.amount()))
            .getOrElse(Json.Nothing.NULL);
    Json nano =
        sheet
            .amount()
            .<Json>map(amount ->
                new Json.Num(new BigDecimal(amount.amount().movePointRight(9).toBigInteger())))
            .getOrElse(Json.Nothing.NULL);
    Json unitPrice =
        office
            .catalogue()
            .findBySku(sheet.request().sku())
            .map(model -> model.price(sheet.request().sku()))
            .flatMap(PriceSheet::unitPrice)
            .<Json>map(Json.Num::new)
            .getOrElse(Json.Nothing.NULL);
    return Json.object()
        .with("request_id", sheet.requestId())
        .with("endpoint_id", sheet.request().sku())
        .with("timestamp", Timestamps.utc(sheet.completesAt()))
        .with("output_units", new Json.Num(sheet.units()))
        .with("unit_price", unitPrice)
        .with("percent_discount", Json.Nothing.NULL)
        .with("cost_subtotal", total)
        .with("cost_discount", 0)
        .with("cost_total", total)
        .with("cost_estimate_nano_usd", nano);
  }

  private static <T> Stream<T> page(Stream<T> all, int from, int limit) {
    return all.skip(from).limit(limit);
  }

  private static Reply list(String name, List<Json> items, int all, int from, int limit) {
    boolean hasMore = from + limit < all;
    return Reply.json(
        200,
        Json.object()
            .with(name, new Json.Items(items))
            .with(
                "next_cursor",
                hasMore ? new Json.Text(Integer.toString(from + limit)) : Json.Nothing.NULL)
            .with("has_more", new Json.Flag(hasMore)));
  }

  /** Why a call is not understood; none if it is. */
  Option<String> complaint(Call call) {
    return Option.<String>none()
        .orElse(() -> bad(call, "limit", text -> Strictness.count(text).exists(it -> it > 0)))
        .orElse(() -> bad(call, "cursor", text -> Strictness.count(text).isDefined()))
        .orElse(() -> bad(call, "start", text -> moment(text).isDefined()))
        .orElse(() -> bad(call, "end", text -> moment(text).isDefined()))
        .orElse(() -> bad(call, "status", WORDS::contains))
        .orElse(() -> bad(call, "sort_by", ORDERS::contains));
  }

  private static Option<String> bad(Call call, String name, Predicate<String> isGood) {
    return call.parameter(name)
        .filter(isGood.negate())
        .map(text -> "%s cannot be \"%s\"".formatted(name, text));
  }

  /** The word for how a request ended; none of the documented ones while it goes on. */
  private static String word(JobSheet sheet, Instant now) {
    if (!sheet.isCompletedAt(now)) {
      return "";
    }
    int status = status(sheet);
    return status < 400 ? "success" : status < 500 ? "user_error" : "error";
  }

  private static Comparator<JobSheet> order(Call call) {
    return call.parameter("sort_by").contains("duration")
        ? Comparator.comparing(
            (JobSheet sheet) -> Duration.between(sheet.startsAt(), sheet.completesAt()))
        : Comparator.comparing(JobSheet::acceptedAt).reversed();
  }

  private static int from(Call call) {
    return call.parameter("cursor").flatMap(Strictness::count).getOrElse(0);
  }

  private static int limit(Call call, int most) {
    int wanted = call.parameter("limit").flatMap(Strictness::count).getOrElse(DEFAULT_LIMIT);
    return Math.clamp(wanted, 1, most);
  }

  private static Option<Instant> moment(Call call, String name) {
    return call.parameter(name).flatMap(Records::moment);
  }

  private static Option<Instant> moment(String text) {
    try {
      return Option.some(
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException e) {
      return Option.none();
    }
  }
}
