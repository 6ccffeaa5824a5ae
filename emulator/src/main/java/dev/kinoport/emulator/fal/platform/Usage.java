package dev.kinoport.emulator.fal.platform;

import dev.kinoport.emulator.fal.Keys;
import dev.kinoport.emulator.fal.queue.WireJobs;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.job.OtherWires;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.JobView;
import dev.kinoport.json.Json;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was used and what it cost, added up by endpoint and span of time. */
final class Usage {
  private static final Set<String> FRAMES = Set.of("minute", "hour", "day", "week", "month");
  private static final Set<String> EXPANSIONS =
      Set.of("time_series", "summary", "auth_method", "auth_method_structured");

  private final Administration administration;
  private final WireJobs jobs;
  private final Keys keys;

  Usage(Administration administration, WireJobs jobs, Keys keys) {
    this.administration = administration;
    this.jobs = jobs;
    this.keys = keys;
  }

  static Option<String> complaint(Call call) {
    return Paging.complaint(call)
        .orElse(() -> Paging.bad(call, "timeframe", FRAMES::contains))
        .orElse(
            () -> Paging.bad(call, "timezone", text -> Try.of(() -> ZoneId.of(text)).isSuccess()))
        .orElse(() -> Paging.badExpansion(call, EXPANSIONS));
  }

  Reply reply(Call call) {
    List<String> expansions = call.parameters("expand");
    boolean wantsSummary = expansions.contains("summary");
    List<JobView> used = used(call);
    Json.Members body = Json.object();
    if (expansions.contains("time_series") || !wantsSummary) {
      body = body.with("time_series", series(call, used, expansions));
    }
    if (wantsSummary) {
      body = body.with("summary", rows(used, expansions));
    }
    return Reply.json(200, body.with("next_cursor", Json.Nothing.NULL).with("has_more", false));
  }

  private List<JobView> used(Call call) {
    Instant now = administration.time().now();
    Instant start = Paging.moment(call, "start").getOrElse(now.minus(Duration.ofDays(1)));
    Option<Instant> end = Paging.moment(call, "end");
    List<String> endpoints = call.parameters("endpoint_id");
    return administration.jobs().stream()
        .filter(view -> view.isCompletedAt(now) && view.units().signum() > 0)
        .filter(view ->
            OtherWires.falOffer(administration.catalogue(), view.request().sku()).isDefined())
        .filter(view -> endpoints.isEmpty() || endpoints.contains(view.request().sku()))
        .filter(view ->
            jobs.overTheWire(view.requestId()).forAll(job -> keys.isOwner(job.account(), call)))
        .filter(view -> !view.completesAt().isBefore(start))
        .filter(view -> end.forAll(until -> view.completesAt().isBefore(until)))
        .toList();
  }

  private Json series(Call call, List<JobView> used, List<String> expansions) {
    ZoneId zone = call.parameter("timezone").map(ZoneId::of).getOrElse(ZoneOffset.UTC);
    String frame = call.parameter("timeframe").getOrElse("day");
    Map<ZonedDateTime, List<JobView>> buckets =
        used.stream()
            .collect(
                Collectors.groupingBy(
                    view -> bucket(view.completesAt().atZone(zone), frame),
                    TreeMap::new,
                    Collectors.toList()));
    List<Json> series =
        buckets.entrySet().stream()
            .map(bucket ->
                (Json)
                    Json.object()
                        .with(
                            "bucket",
                            bucket.getKey().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                        .with("results", rows(bucket.getValue(), expansions)))
            .toList();
    return new Json.Items(series);
  }

  private static ZonedDateTime bucket(ZonedDateTime at, String frame) {
    ZonedDateTime day = at.with(LocalTime.MIDNIGHT);
    return switch (frame) {
      case "minute" -> at.truncatedTo(ChronoUnit.MINUTES);
      case "hour" -> at.truncatedTo(ChronoUnit.HOURS);
      case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case "month" -> day.withDayOfMonth(1);
      default -> day;
    };
  }

  private Json rows(List<JobView> used, List<String> expansions) {
    Map<String, List<JobView>> byEndpoint =
        used.stream()
            .collect(
                Collectors.groupingBy(
                    view -> view.request().sku(), TreeMap::new, Collectors.toList()));
    List<Json> rows =
        byEndpoint.entrySet().stream()
            .map(entry -> row(entry.getKey(), entry.getValue(), expansions))
            .toList();
    return new Json.Items(rows);
  }

  private Json row(String endpoint, List<JobView> used, List<String> expansions) {
    Option<Json.Members> price =
        OtherWires.falOffer(administration.catalogue(), endpoint)
            .flatMap((Offer model) -> PriceSheet.row(model, endpoint, administration.time().now()));
    BigDecimal cost =
        sum(used, view -> view.amount().map(Money::amount).getOrElse(BigDecimal.ZERO));
    Json.Members row =
        Json.object()
            .with("endpoint_id", endpoint)
            .with("unit", price.flatMap(it -> it.text("unit")).getOrElse("units"))
            .with("quantity", new Json.Num(sum(used, JobView::units)))
            .with(
                "unit_price",
                price.flatMap(it -> it.find("unit_price")).getOrElse(Json.Nothing.NULL))
            .with("percent_discount", Json.Nothing.NULL)
            .with("cost_subtotal", new Json.Num(cost))
            .with("cost_discount", 0)
            .with("cost_total", new Json.Num(cost))
            .with("cost", new Json.Num(cost))
            .with("currency", price.flatMap(it -> it.text("currency")).getOrElse("USD"));
    Json.Members named =
        expansions.contains("auth_method") ? row.with("auth_method", "API key") : row;
    return expansions.contains("auth_method_structured")
        ? named.with("auth_method_structured", Json.object().with("detail", "API key"))
        : named;
  }

  private static BigDecimal sum(List<JobView> used, Function<JobView, BigDecimal> part) {
    return used.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
