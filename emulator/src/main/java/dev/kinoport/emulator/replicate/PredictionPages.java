package dev.kinoport.emulator.replicate;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Host;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.JobView;
import dev.kinoport.json.Json;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The list of predictions, newest first, a hundred to a page. */
final class PredictionPages {
  private static final int PAGE = 100;
  private static final Duration LATE = Duration.ofSeconds(30);
  private static final List<String> FILTERS = List.of("created_after", "created_before");

  private final Administration administration;
  private final Readings readings;
  private final PredictionJson objects;

  PredictionPages(Administration administration, Readings readings, PredictionJson objects) {
    this.administration = administration;
    this.readings = readings;
    this.objects = objects;
  }

  Reply reply(Call call, Map<String, TakenPrediction> taken) {
    Option<String> source = call.parameter("source");
    if (source.exists(word -> !word.equals("web"))) {
      return Problems.malformed("source must be web");
    }
    return moment(call, "created_after")
        .flatMap(after ->
            moment(call, "created_before")
                .map(before -> page(call, shown(taken, after, before, source.isDefined()), taken)))
        .fold(Problems::malformed, reply -> reply);
  }

  private static Either<String, Option<Instant>> moment(Call call, String name) {
    try {
      return Either.right(call.parameter(name).map(text -> OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeParseException e) {
      return Either.left(name + " must be an ISO 8601 date-time");
    }
  }

  private List<JobView> shown(
      Map<String, TakenPrediction> taken,
      Option<Instant> after,
      Option<Instant> before,
      boolean isOfTheWeb) {
    if (isOfTheWeb) {
      return List.of();
    }
    Instant now = administration.time().now();
    return administration.jobs().stream()
        .filter(view -> taken.containsKey(view.requestId()))
        .filter(view -> !view.acceptedAt().plus(lag(view)).isAfter(now))
        .filter(view -> after.forAll(limit -> isAfter(PredictionJson.createdAt(view), limit)))
        .filter(view -> before.forAll(PredictionJson.createdAt(view)::isBefore))
        .toList()
        .reversed();
  }

  private boolean isAfter(Instant created, Instant limit) {
    return readings.has(Reading.REPLICATE_CREATED_AFTER_IS_EXCLUSIVE)
        ? created.isAfter(limit)
        : !created.isBefore(limit);
  }

  private Duration lag(JobView view) {
    Duration usual = readings.has(Reading.REPLICATE_LISTS_LATE) ? LATE : Duration.ZERO;
    return view.life().fault(Fault.ListingLags.class).fold(() -> usual, Fault.ListingLags::by);
  }

  private Reply page(Call call, List<JobView> all, Map<String, TakenPrediction> taken) {
    Option<String> cursor = call.parameter("cursor");
    List<JobView> rest =
        cursor.fold(
            () -> all,
            last ->
                all.stream()
                    .dropWhile(view -> !PredictionIds.of(view.requestId()).equals(last))
                    .skip(1)
                    .toList());
    List<JobView> page = rest.subList(0, Math.min(PAGE, rest.size()));
    List<Json> items = new ArrayList<>();
    for (JobView view : page) {
      Option.<TakenPrediction>of(taken.get(view.requestId()))
          .forEach(came -> items.add(item(call, view, came)));
    }
    Json next =
        page.size() < rest.size()
            ? new Json.Text(address(call, PredictionIds.of(page.getLast().requestId())))
            : Json.Nothing.NULL;
    return Reply.json(
        200,
        Json.object()
            .with("previous", Json.Nothing.NULL)
            .with("next", next)
            .with("results", new Json.Items(items)));
  }

  private Json.Members item(Call call, JobView view, TakenPrediction came) {
    Json.Members item = objects.of(view, came, call.addresses()).without("logs");
    return readings.has(Reading.REPLICATE_LISTS_WEBHOOKS) && came.webhook().isDefined()
        ? item.with("webhook", came.webhook())
        : item;
  }

  private static String address(Call call, String cursor) {
    StringBuilder address =
        new StringBuilder(call.addresses().at(Host.REPLICATE, "/v1/predictions?cursor=" + cursor));
    for (String filter : FILTERS) {
      call.parameter(filter)
          .forEach(value ->
              address
                  .append('&')
                  .append(filter)
                  .append('=')
                  .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }
    return address.toString();
  }
}
