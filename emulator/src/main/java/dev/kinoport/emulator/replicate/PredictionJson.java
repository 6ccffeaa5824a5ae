package dev.kinoport.emulator.replicate;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.http.Host;
import dev.kinoport.emulator.http.Timestamps;
import dev.kinoport.emulator.job.ClipPath;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.JobView;
import dev.kinoport.json.Json;
import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the object of a prediction, as of now. */
final class PredictionJson {
  /** Where clips lie at their host, before the world's own name for one. */
  static final String FOLDER = "/xezq";

  private static final String PREDICTIONS = "/v1/predictions/";
  private static final String INTERNAL_NAME = "replicate-internal/official-video-model";

  private final Administration administration;
  private final Readings readings;

  PredictionJson(Administration administration, Readings readings) {
    this.administration = administration;
    this.readings = readings;
  }

  /** Whether input, output, log and file of a job are removed by now. */
  boolean isRemoved(JobView view) {
    return view.isCompletedAt(now()) && administration.status(view.requestId()).isEmpty();
  }

  /** As a message and a list know it. */
  Json.Members of(JobView view, TakenPrediction taken, Addresses addresses) {
    Option<ProviderResult> result =
        Option.when(view.isCompletedAt(now()), () -> administration.outcome(view.requestId()))
            .flatMap(outcome -> outcome.toOption());
    return of(view, taken, addresses, result);
  }

  /**
   * As the answer to a question.
   *
   * @param result what came of it; none if it is not over
   */
  Json.Members of(
      JobView view, TakenPrediction taken, Addresses addresses, Option<ProviderResult> result) {
    boolean isRemoved = isRemoved(view);
    String id = PredictionIds.of(view.requestId());
    Json.Members common =
        Json.object()
            .with("id", id)
            .with("model", model(taken))
            .with("version", "hidden")
            .with("input", isRemoved ? Json.object() : taken.input())
            .with("logs", isRemoved ? "" : logs(view))
            .with("output", isRemoved ? Json.Nothing.NULL : output(addresses, view, result))
            .with("error", result.flatMap(PredictionJson::error))
            .with("status", word(view, taken, result))
            .with("created_at", shown(view, view.acceptedAt()))
            .with("started_at", begun(view))
            .with(
                "completed_at",
                Option.when(result.isDefined(), () -> shown(view, view.completesAt())))
            .with("data_removed", isRemoved)
            .with("source", "api")
            .with("urls", urls(addresses, id));
    Json.Members limited =
        taken.deadline().fold(() -> common, end -> common.with("deadline", Timestamps.utc(end)));
    return result.isDefined() ? limited.with("metrics", metrics(view, result)) : limited;
  }

  private String model(TakenPrediction taken) {
    return readings.has(Reading.REPLICATE_MODEL_IS_INTERNAL) ? INTERNAL_NAME : taken.model();
  }

  /** When it was made, by the provider's own clock. */
  static Instant createdAt(JobView view) {
    return view.acceptedAt().plus(skew(view));
  }

  private static Duration skew(JobView view) {
    return view.life().fault(Fault.ClockSkew.class).fold(() -> Duration.ZERO, Fault.ClockSkew::by);
  }

  private static String shown(JobView view, Instant moment) {
    return Timestamps.utc(moment.plus(skew(view)));
  }

  private Option<String> begun(JobView view) {
    return Option.when(
        !now().isBefore(view.startsAt()) && hasBegun(view), () -> shown(view, view.startsAt()));
  }

  private static boolean hasBegun(JobView view) {
    return !view.completesAt().isBefore(view.startsAt());
  }

  private String word(JobView view, TakenPrediction taken, Option<ProviderResult> result) {
    return result.fold(
        () -> now().isBefore(view.startsAt()) ? "starting" : "processing",
        over ->
            switch (over) {
              case ProviderResult.Failed failed -> "failed";
              case ProviderResult.Cancelled cancelled -> stopped(view, taken);
              case ProviderResult.NotReady early -> "processing";
              case ProviderResult.Unproven unproven -> "processing";
              case ProviderResult.Finished finished -> "succeeded";
              case ProviderResult.WithoutClip without -> "succeeded";
            });
  }

  /** By its deadline, or by somebody. */
  private String stopped(JobView view, TakenPrediction taken) {
    boolean isLate = taken.deadline().exists(end -> !view.completesAt().isBefore(end));
    boolean aborts = isLate || readings.has(Reading.REPLICATE_QUEUED_CANCEL_ABORTS);
    return !hasBegun(view) && aborts ? "aborted" : "canceled";
  }

  private static Option<String> error(ProviderResult result) {
    return result instanceof ProviderResult.Failed failed
        ? Option.some(words(failed.error()))
        : Option.none();
  }

  /** What Replicate says of a failure, in free text, with its code where it has one. */
  static String words(ProviderError error) {
    return switch (error.kind()) {
      case REFUSED ->
          error.type().equals(Problems.FLAGGED)
              ? "The input or output was flagged as sensitive. Please try again with different"
                  + " inputs. (E005)"
              : error.message();
      case NOT_STARTED_IN_TIME -> "Prediction did not start in time (E6716)";
      case FAULT, DENIED, NOT_SOLD, THROTTLED -> "Unknown error: " + error.message() + " (E1000)";
    };
  }

  private String logs(JobView view) {
    return administration
        .status(view.requestId())
        .map(ProviderStatus::logs)
        .getOrElse(List.of())
        .stream()
        .map(LogLine::message)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static Json output(Addresses addresses, JobView view, Option<ProviderResult> result) {
    return result
        .filter(ProviderResult.Finished.class::isInstance)
        .map(over -> ((ProviderResult.Finished) over).clip())
        .<Json>map(clip -> new Json.Text(address(addresses, view, clip)))
        .getOrElse(Json.Nothing.NULL);
  }

  private static String address(Addresses addresses, JobView view, RemoteClip clip) {
    String path = FOLDER + ClipPath.of(clip.location());
    return view.life()
        .fault(Fault.ClipElsewhere.class)
        .map(elsewhere -> addresses.atElsewhere(elsewhere.host(), Host.REPLICATE_FILES, path))
        .getOrElse(() -> addresses.at(Host.REPLICATE_FILES, path));
  }

  /** Quantities, no money: those that are billed are there only where something is. */
  private Json.Members metrics(JobView view, Option<ProviderResult> result) {
    Duration work =
        hasBegun(view) ? Duration.between(view.startsAt(), view.completesAt()) : Duration.ZERO;
    Json.Members metrics =
        Json.object()
            .with("predict_time", seconds(work))
            .with("total_time", seconds(Duration.between(view.acceptedAt(), view.completesAt())));
    boolean hasOutput =
        result.exists(over ->
            over instanceof ProviderResult.Finished || over instanceof ProviderResult.WithoutClip);
    if (!hasOutput) {
      return metrics;
    }
    Json.Members billed = metrics.with("video_output_count", 1);
    return view.request()
        .seconds()
        .fold(
            () -> billed, length -> billed.with("video_output_duration_seconds", seconds(length)));
  }

  private static Json seconds(Duration span) {
    return new Json.Num(BigDecimal.valueOf(span.toMillis(), 3).stripTrailingZeros());
  }

  /** The object of one that its model refused, of which the world knows nothing. */
  Json.Members refused(
      String id, TakenPrediction taken, Instant at, String words, Addresses addresses) {
    boolean isRemoved = !now().isBefore(at.plus(Duration.ofHours(1)));
    return Json.object()
        .with("id", id)
        .with("model", model(taken))
        .with("version", "hidden")
        .with("input", isRemoved ? Json.object() : taken.input())
        .with("logs", "")
        .with("output", Json.Nothing.NULL)
        .with("error", words)
        .with("status", "failed")
        .with("created_at", Timestamps.utc(at))
        .with("started_at", Timestamps.utc(at))
        .with("completed_at", Timestamps.utc(at))
        .with("data_removed", isRemoved)
        .with("source", "api")
        .with("urls", urls(addresses, id))
        .with(
            "metrics",
            Json.object()
                .with("predict_time", seconds(Duration.ZERO))
                .with("total_time", seconds(Duration.ZERO)));
  }

  private static Json.Members urls(Addresses addresses, String id) {
    String get = addresses.at(Host.REPLICATE, PREDICTIONS + id);
    return Json.object()
        .with("get", get)
        .with("cancel", get + "/cancel")
        .with("web", "https://replicate.com/p/" + id);
  }

  private Instant now() {
    return administration.time().now();
  }
}
