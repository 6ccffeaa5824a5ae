package dev.kinoport.emulator.fal.queue;

import dev.kinoport.emulator.fal.Errors;
import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Timestamps;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.JobView;
import dev.kinoport.json.Json;
import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.ProviderStatus;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A status as JSON: the same object for who asks and for who listens. */
public final class StatusBody {
  /** The status of what was spoiled from the start. */
  static final ProviderStatus OVER = new ProviderStatus.Completed(List.of());

  private static final Set<String> ON = Set.of("1", "true", "True");
  private static final Set<String> OFF = Set.of("0", "false", "False");

  private final Administration administration;
  private final WireJobs jobs;
  private final Readings readings;

  public StatusBody(Administration administration, WireJobs jobs, Readings readings) {
    this.administration = administration;
    this.jobs = jobs;
    this.readings = readings;
  }

  static boolean isFlag(String text) {
    return ON.contains(text) || OFF.contains(text);
  }

  static boolean isOn(String text) {
    return ON.contains(text);
  }

  /**
   * The object.
   *
   * @param logs lines to show; none if nobody asked for any
   */
  Json.Members of(
      WireJob job, Addresses addresses, ProviderStatus status, Option<List<LogLine>> logs) {
    Json shown = logs.map(this::lines).getOrElse(Json.Nothing.NULL);
    return switch (status) {
      case ProviderStatus.Queued queued -> {
        Json.Members body = begin("IN_QUEUE", job, addresses, shown);
        yield queued.ahead().fold(() -> body, ahead -> body.with("queue_position", ahead));
      }
      case ProviderStatus.Running running -> begin("IN_PROGRESS", job, addresses, shown);
      case ProviderStatus.Completed completed ->
          administration
              .job(job.requestId())
              .fold(
                  () -> begin("COMPLETED", job, addresses, shown),
                  view -> completed(begin("COMPLETED", job, addresses, shown), view));
    };
  }

  private Json.Members begin(String word, WireJob job, Addresses addresses, Json logs) {
    Json.Members named = Json.object().with("status", word).with("request_id", job.requestId());
    return jobs.links(named, job, addresses).with("logs", logs).with("metrics", Json.object());
  }

  private Json.Members completed(Json.Members body, JobView view) {
    Duration worked = Duration.between(view.startsAt(), view.completesAt());
    BigDecimal seconds = BigDecimal.valueOf(Math.max(0, worked.toMillis()), 3);
    Json.Members timed =
        view.isCancelled()
            ? body
            : body.with("metrics", Json.object().with("inference_time", new Json.Num(seconds)));
    return view.life()
        .failure()
        .filter(error -> !view.isCancelled())
        .filter(error ->
            Errors.isOfThePlatform(error) || readings.has(Reading.MODEL_ERRORS_SHOW_IN_STATUS))
        .fold(
            () -> timed,
            error -> timed.with("error", error.message()).with("error_type", error.type()));
  }

  private Json lines(List<LogLine> lines) {
    return new Json.Items(lines.stream().map(this::line).toList());
  }

  /** Everything that any generation of clients looks for. */
  private Json line(LogLine line) {
    Json.Members labels = Json.object().with("level", "INFO").with("source", "USER");
    Json.Members body = Json.object().with("message", line.message());
    return line.at()
        .fold(() -> body, at -> body.with("timestamp", time(at)))
        .with("level", "INFO")
        .with("source", "USER")
        .with("labels", labels);
  }

  private String time(Instant at) {
    return readings.has(Reading.LOG_TIMES_WITHOUT_ZONE) ? Timestamps.bare(at) : Timestamps.utc(at);
  }
}
