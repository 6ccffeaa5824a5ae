package dev.kinoport.emulator.videos;

import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.emulator.job.OtherWires;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.JobView;
import dev.kinoport.input.WireValue;
import dev.kinoport.json.Json;
import dev.kinoport.offer.Offer;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The jobs of the world that came over this wire and are not forgotten, as it tells of them. */
final class VideosJobs {
  private static final Pattern ID =
      Pattern.compile("video_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");
  private static final int USUAL_LIMIT = 20;
  private static final int MOST = 100;

  private final Administration administration;
  private final Readings readings;
  private final Set<String> forgotten = ConcurrentHashMap.newKeySet();

  VideosJobs(Administration administration, Readings readings) {
    this.administration = administration;
    this.readings = readings;
  }

  /** The wire's name for a job: that of the world, without its dashes. */
  static String id(String requestId) {
    return "video_" + requestId.replace("-", "");
  }

  /** The job behind a name, if it is known here. */
  Option<JobView> named(String id) {
    Matcher parts = ID.matcher(id);
    if (!parts.matches()) {
      return Option.none();
    }
    String request =
        String.join(
            "-", parts.group(1), parts.group(2), parts.group(3), parts.group(4), parts.group(5));
    return of(request).filter(job -> administration.status(request).isDefined());
  }

  /** A job by the world's name. */
  Option<JobView> of(String requestId) {
    return administration.job(requestId).filter(this::isHere);
  }

  private boolean isHere(JobView job) {
    boolean isOurs =
        offer(job).exists(offer -> offer.shop().equals(CreateRequest.SHOP))
            && !forgotten.contains(job.requestId());
    return isOurs && (!job.isCancelled() || readings.has(Reading.VIDEOS_DELETE_ANSWERS_JOB));
  }

  private Option<Offer> offer(JobView job) {
    return administration.catalogue().findBySku(job.request().sku());
  }

  void forget(JobView job) {
    forget(job.requestId());
  }

  void forget(String requestId) {
    forgotten.add(requestId);
  }

  void forgetAll() {
    administration.jobs().stream()
        .filter(job ->
            OtherWires.offersOf(CreateRequest.SHOP, administration.catalogue()).stream()
                .anyMatch(offer -> offer.sku().equals(job.request().sku())))
        .forEach(this::forget);
  }

  void reset() {
    forgotten.clear();
  }

  /** How far a job is, in the wire's words. */
  String word(JobView job) {
    Instant now = administration.time().now();
    if (job.isCancelled()) {
      return "cancelled";
    }
    if (job.isCompletedAt(now)) {
      return job.life().failure().isDefined() ? "failed" : "completed";
    }
    return now.isBefore(job.startsAt()) ? "queued" : "in_progress";
  }

  /** What is answered to who asks for one. */
  Reply reply(JobView job) {
    int status =
        job.life()
            .failure()
            .filter(error -> word(job).equals("failed"))
            .filter(error -> readings.has(Reading.VIDEOS_FAILED_STATUS_IS_ERROR))
            .map(error -> VideosError.of(error).status())
            .getOrElse(200);
    return Reply.json(status, json(job));
  }

  Json.Members json(JobView job) {
    String word = word(job);
    boolean isCompleted = word.equals("completed");
    Json.Members told =
        Json.object()
            .with("id", id(job.requestId()))
            .with("object", "video")
            .with("model", field(job, "model").orElse(offer(job).map(VideosWire::modelName)))
            .with("status", word)
            .with("progress", isCompleted ? 100 : 0)
            .with("created_at", shown(job).getEpochSecond())
            .with("completed_at", isCompleted ? seconds(job.completesAt()) : Json.Nothing.NULL)
            .with("expires_at", Json.Nothing.NULL)
            .with("prompt", field(job, "prompt"))
            .with("size", field(job, "size"))
            .with("seconds", field(job, "seconds"))
            .with("remixed_from_video_id", Json.Nothing.NULL)
            .with("error", word.equals("failed") ? error(job) : Json.Nothing.NULL);
    return isCompleted && readings.has(Reading.VIDEOS_TELLS_INFERENCE_TIME)
        ? told.with("media_type", "video/mp4")
            .with("file_name", id(job.requestId()) + ".mp4")
            .with("inference_time_s", worked(job))
        : told;
  }

  private static Json worked(JobView job) {
    Duration worked = Duration.between(job.startsAt(), job.completesAt());
    return new Json.Num(BigDecimal.valueOf(worked.toMillis(), 3));
  }

  private Json error(JobView job) {
    return job.life()
        .failure()
        .map(VideosError::of)
        .<Json>map(error -> error.inJob(readings.has(Reading.VIDEOS_CODE_IS_NUMBER)))
        .getOrElse(Json.Nothing.NULL);
  }

  private static Json seconds(Instant moment) {
    return new Json.Num(BigDecimal.valueOf(moment.getEpochSecond()));
  }

  private static Option<String> field(JobView job, String name) {
    return Option.<WireValue>of(job.request().fields().get(name)).map(WireValue::shown);
  }

  /** When the list says that it was taken. */
  private static Instant shown(JobView job) {
    Duration skew =
        job.life().fault(Fault.ClockSkew.class).fold(() -> Duration.ZERO, Fault.ClockSkew::by);
    return job.acceptedAt().plus(skew);
  }

  Reply list(Call call) {
    Option<Integer> limit =
        call.parameter("limit")
            .filter(text -> text.matches("[0-9]{1,3}"))
            .map(Integer::parseInt)
            .filter(number -> number >= 1 && number <= MOST);
    if (limit.isEmpty() && call.parameter("limit").isDefined()) {
      return VideosError.badInput("limit must be from 1 to " + MOST).reply();
    }
    if (!isListed()) {
      return Reply.detail(404, "Not Found");
    }
    Instant now = administration.time().now();
    Comparator<JobView> oldestFirst =
        Comparator.comparing(JobView::acceptedAt).thenComparing(JobView::requestId);
    List<JobView> all =
        administration.jobs().stream()
            .filter(this::isHere)
            .filter(job -> administration.status(job.requestId()).isDefined())
            .filter(job -> !job.acceptedAt().plus(lag(job)).isAfter(now))
            .sorted(call.parameter("order").contains("asc") ? oldestFirst : oldestFirst.reversed())
            .toList();
    return Reply.json(200, page(after(all, call.parameter("after")), limit.getOrElse(USUAL_LIMIT)));
  }

  private boolean isListed() {
    return OtherWires.offersOf(CreateRequest.SHOP, administration.catalogue()).stream()
        .allMatch(offer -> administration.keepsRecords(offer.sku()));
  }

  private static Duration lag(JobView job) {
    return job.life()
        .fault(Fault.ListingLags.class)
        .fold(() -> Duration.ZERO, Fault.ListingLags::by);
  }

  private static List<JobView> after(List<JobView> all, Option<String> id) {
    List<String> ids = all.stream().map(job -> id(job.requestId())).toList();
    return id.fold(() -> all, last -> all.subList(ids.indexOf(last) + 1, all.size()));
  }

  private Json.Members page(List<JobView> rest, int limit) {
    List<JobView> page = rest.subList(0, Math.min(limit, rest.size()));
    List<Json> data = page.stream().<Json>map(this::json).toList();
    Json.Members list = Json.object().with("object", "list").with("data", new Json.Items(data));
    return readings.has(Reading.VIDEOS_LIST_IS_BARE)
        ? list
        : list.with("first_id", end(page, true))
            .with("last_id", end(page, false))
            .with("has_more", page.size() < rest.size());
  }

  private static Option<String> end(List<JobView> page, boolean isFirst) {
    return page.isEmpty()
        ? Option.none()
        : Option.some(id((isFirst ? page.getFirst() : page.getLast()).requestId()));
  }
}
