package dev.kinoport.replicate.answer;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.http.Answer;
import dev.kinoport.http.WireJson;
import dev.kinoport.http.download.ClipLocation;
import dev.kinoport.json.Json;
import dev.kinoport.price.Quantity;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;

/**
 * Replicate's object for a generation, of which status and result are one. Source: Replicate's
 * OpenAPI document and recordings, read 2026-11-28.
 */
public final class Prediction {
  /** A prediction of a public model that failed, or never began, is not billed. */
  private static final Charge NOTHING = new Charge(Option.some(BigDecimal.ZERO), Option.none());

  /** Of a log: an answer of nothing else has millions. */
  private static final int MOST_LINES = 10_000;

  private final Json.Members members;
  private final String id;
  private final PredictionStatus status;

  private Prediction(Json.Members members, String id, PredictionStatus status) {
    this.members = members;
    this.id = id;
    this.status = status;
  }

  /** Reads an answer; left: why it is none. */
  public static Either<String, Prediction> of(Answer answer) {
    return WireJson.read(answer.body()).flatMap(Prediction::of);
  }

  /** Reads an object; left: why it is none. */
  public static Either<String, Prediction> of(Json.Members members) {
    return WireJson.text(members, "id")
        .map(String::strip)
        .filter(Handle::isRequestId)
        .toEither("a prediction without an id")
        .map(id -> new Prediction(members, id, PredictionStatus.of(word(members))));
  }

  private static String word(Json.Members members) {
    return WireJson.text(members, "status").getOrElse("");
  }

  /** Replicate's name for it. */
  public String id() {
    return id;
  }

  /** How far it is. */
  public PredictionStatus status() {
    return status;
  }

  /** Replicate's name for the model; of an official one sometimes an internal name. */
  public Option<String> model() {
    return members.text("model");
  }

  /** When it was made. */
  public Option<Instant> createdAt() {
    return moment("created_at");
  }

  /** What was asked for; none once that was removed. */
  public Option<Json.Members> input() {
    return members.object("input").filter(input -> !isRemoved() && !input.byName().isEmpty());
  }

  /** Whether input, output and log are gone for good. */
  public boolean isRemoved() {
    return members.find("data_removed").contains(new Json.Flag(true));
  }

  /** Whether there was a clip, which was paid for, and is gone. */
  public boolean isExpired() {
    return status == PredictionStatus.SUCCEEDED && isRemoved() && members.find("output").isEmpty();
  }

  /** As the engine knows it; Replicate tells no place in the queue. */
  public ProviderStatus shown() {
    return switch (status) {
      case STARTING -> new ProviderStatus.Queued(Option.none(), logs());
      case PROCESSING -> new ProviderStatus.Running(logs());
      case SUCCEEDED, FAILED, CANCELED, ABORTED -> new ProviderStatus.Completed(logs());
    };
  }

  /** The log is one text that grows: the last line of it may not be whole yet. */
  private List<LogLine> logs() {
    String text = members.text("logs").getOrElse("");
    String whole = status.isOver() ? text : text.substring(0, text.lastIndexOf('\n') + 1);
    return whole
        .lines()
        .filter(line -> !line.isBlank())
        .limit(MOST_LINES)
        .map(line -> new LogLine(line.strip(), Option.none()))
        .toList();
  }

  /**
   * What came of it.
   *
   * @param billedBy what the price of a model counts
   * @param weStopped whether we asked Replicate to stop it
   */
  public ProviderResult result(Function<String, Option<Quantity>> billedBy, boolean weStopped) {
    return switch (status) {
      case STARTING, PROCESSING -> new ProviderResult.NotReady();
      case SUCCEEDED -> output(charge(billedBy));
      case FAILED ->
          new ProviderResult.Failed(
              FailureText.error(members.text("error").getOrElse("")), NOTHING);
      case CANCELED -> new ProviderResult.Cancelled(hasBegun() ? charge(billedBy) : NOTHING);
      case ABORTED ->
          weStopped && !isDeadlineOver()
              ? new ProviderResult.Cancelled(NOTHING)
              : new ProviderResult.Failed(neverBegan(), NOTHING);
    };
  }

  private static ProviderError neverBegan() {
    return ProviderError.of(
        ProviderError.Kind.NOT_STARTED_IN_TIME,
        "aborted",
        "Replicate ended it before it had begun");
  }

  private boolean hasBegun() {
    return moment("started_at").isDefined();
  }

  /** Whether it ended when its total time was up. */
  private boolean isDeadlineOver() {
    return moment("deadline")
        .exists(end -> moment("completed_at").forAll(completed -> !completed.isBefore(end)));
  }

  private ProviderResult output(Charge charge) {
    return address()
        .flatMap(ClipLocation::read)
        .<ProviderResult>map(location ->
            new ProviderResult.Finished(
                new RemoteClip(location, Option.none(), Option.none()), charge))
        .getOrElse(
            () -> new ProviderResult.WithoutClip("an output that is no one address", charge));
  }

  /** One address, or a list of one. */
  private Option<String> address() {
    return members
        .find("output")
        .flatMap(output ->
            output instanceof Json.Items(List<Json> items) && items.size() == 1
                ? Option.some(items.getFirst())
                : Option.some(output))
        .filter(Json.Text.class::isInstance)
        .map(output -> ((Json.Text) output).text());
  }

  /** Replicate tells quantities and no money; one that it does not tell is unknown. */
  private Charge charge(Function<String, Option<Quantity>> billedBy) {
    return new Charge(
        model()
            .flatMap(billedBy)
            .flatMap(Prediction::metric)
            .flatMap(metric -> members.object("metrics").flatMap(it -> it.number(metric)))
            .filter(units -> units.signum() >= 0),
        Option.none());
  }

  private static Option<String> metric(Quantity quantity) {
    return switch (quantity) {
      case Quantity.PerRequest clip -> Option.some("video_output_count");
      case Quantity.Measured measured when measured.fact().equals(Quantity.CLIP_LENGTH) ->
          Option.some("video_output_duration_seconds");
      default -> Option.none();
    };
  }

  private Option<Instant> moment(String name) {
    try {
      return members.text(name).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Option.none();
    }
  }
}
