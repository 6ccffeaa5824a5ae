package dev.kinoport.replicate.video;

import dev.kinoport.http.Answer;
import dev.kinoport.http.Departure;
import dev.kinoport.http.ErrorText;
import dev.kinoport.http.Exchange;
import dev.kinoport.http.OneShotJson;
import dev.kinoport.http.Recent;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.input.WireValue;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.replicate.answer.CreatePredictionAnswers;
import dev.kinoport.replicate.answer.Prediction;
import dev.kinoport.replicate.answer.Problem;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replicate behind the port of generations. Status and result are one question; what is over for an
 * hour is answered with 200 and nothing in it, and is said to be gone.
 */
public final class ReplicateVideoBackend implements VideoBackend {
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final ProviderName name;
  private final PredictionCalls paid;
  private final PredictionCalls free;
  private final Exchange exchange;
  private final OfferedModels models;
  private final PredictionListing listing;
  private final Ordering ordering;
  private final Timekeeper time;

  /** Those that we asked Replicate to stop, as long as this process remembers. */
  private final Set<String> stopped =
      Collections.synchronizedSet(Collections.newSetFromMap(new Recent<>()));

  /** Where Replicate is to tell what becomes of a generation. */
  @FunctionalInterface
  public interface Messages {
    /** The address for one generation, if any. */
    Option<String> addressFor(String generationId, String sku);
  }

  /**
   * How requests are made and found again.
   *
   * @param messages where Replicate tells of them
   * @param totalLimit after which Replicate is to end one, counted from its making
   * @param grace how long an absence from the list is not believed
   * @param window how long after a submit it is
   */
  public record Ordering(
      Messages messages, Option<Duration> totalLimit, Duration grace, Duration window) {}

  /** Wires it; nothing is contacted. */
  public ReplicateVideoBackend(
      ShopHttp http, ProviderName name, URI base, Catalogue offers, Ordering ordering) {
    this.name = name;
    this.paid = http.calls(PredictionCalls.class, base, http.paid());
    this.free = http.calls(PredictionCalls.class, base, http.keyed());
    this.exchange = http.exchange();
    this.time = http.time();
    this.models = new OfferedModels(offers, time::now);
    this.ordering = ordering;
    this.listing =
        new PredictionListing(
            free,
            exchange,
            name,
            models,
            base,
            new PredictionListing.SearchLimits(ordering.grace(), ordering.window()),
            time);
  }

  @Override
  public SubmitAnswer submit(Submission submission) {
    List<String> model = OfferedModels.path(submission.document().sku());
    Departure departure = new Departure(submission, time);
    OneShotJson body = new OneShotJson(CanonicalJson.write(body(submission)));
    return exchange.submit(
        paid.create(model.getFirst(), model.getLast(), headers(), body, departure),
        departure,
        answer -> CreatePredictionAnswers.of(answer, name, time.now()));
  }

  /** Never {@code Prefer: wait}: the longer an answer takes, the more of them are lost. */
  private Map<String, String> headers() {
    return ordering
        .totalLimit()
        .fold(() -> Map.of(), limit -> Map.of("Cancel-After", limit.toSeconds() + "s"));
  }

  private Map<String, WireValue> body(Submission submission) {
    Map<String, WireValue> body = new LinkedHashMap<>();
    body.put("input", new WireValue.Group(submission.fields()));
    ordering
        .messages()
        .addressFor(submission.generationId(), submission.document().sku())
        .forEach(address -> {
          body.put("webhook", new WireValue.Text(address));
          body.put(
              "webhook_events_filter",
              new WireValue.Many(
                  List.of(new WireValue.Text("start"), new WireValue.Text("completed"))));
        });
    return body;
  }

  @Override
  public Either<ProviderFailure, ProviderStatus> status(Handle handle) {
    return prediction(handle).map(Prediction::shown);
  }

  @Override
  public Either<ProviderFailure, ProviderResult> result(Handle handle) {
    return prediction(handle).map(this::result);
  }

  /** What came of a prediction, wherever it was read. */
  public ProviderResult result(Prediction prediction) {
    return prediction.result(models::billedBy, stopped.contains(prediction.id()));
  }

  private Either<ProviderFailure, Prediction> prediction(Handle handle) {
    return handle
        .ownedBy(name)
        .flatMap(mine -> exchange.ask(free.prediction(mine.requestId())))
        .flatMap(answer -> read(handle, answer))
        .filterOrElse(
            found -> !found.isExpired(),
            found ->
                new ProviderFailure.NotFound(
                    "Replicate has removed input and output of " + found.id()));
  }

  /** What is told of another prediction is no answer: its clip is somebody else's. */
  private Either<ProviderFailure, Prediction> read(Handle asked, Answer answer) {
    return answer.isSuccess()
        ? Prediction.of(answer)
            .filterOrElse(
                told -> told.id().equals(asked.requestId()),
                told ->
                    "asked for prediction %s, it tells of %s"
                        .formatted(asked.requestId(), ErrorText.excerpt(told.id())))
            .mapLeft(ProviderFailure.Unreadable::new)
        : Either.left(Problem.of(answer).failure(time.now()));
  }

  @Override
  public Either<ProviderFailure, CancelAnswer> cancel(Handle handle) {
    return handle
        .ownedBy(name)
        .peek(mine -> stopped.add(mine.requestId()))
        .flatMap(mine -> exchange.ask(free.cancel(mine.requestId())).flatMap(it -> said(mine, it)));
  }

  private Either<ProviderFailure, CancelAnswer> said(Handle handle, Answer answer) {
    // nobody documents how a wish is refused that comes too late
    Either<ProviderFailure, Prediction> found =
        answer.code() == CONFLICT || answer.code() == UNPROCESSABLE
            ? over(handle, answer)
            : read(handle, answer);
    return found
        .map(ReplicateVideoBackend::said)
        .fold(
            failure ->
                failure instanceof ProviderFailure.NotFound
                    ? Either.right(CancelAnswer.NOT_FOUND)
                    : Either.left(failure),
            Either::right);
  }

  private Either<ProviderFailure, Prediction> over(Handle handle, Answer refusal) {
    return exchange
        .ask(free.prediction(handle.requestId()))
        .flatMap(answer -> read(handle, answer))
        .filterOrElse(
            found -> found.status().isOver(), found -> Problem.of(refusal).failure(time.now()));
  }

  private static CancelAnswer said(Prediction prediction) {
    return switch (prediction.status()) {
      case STARTING, PROCESSING, CANCELED -> CancelAnswer.REQUESTED;
      case SUCCEEDED, FAILED, ABORTED -> CancelAnswer.ALREADY_FINISHED;
    };
  }

  @Override
  public Option<Instant> timeThere() {
    return exchange.timeThere();
  }

  @Override
  public Either<ProviderFailure, Finding> find(Submission submission, Instant since) {
    return listing.find(submission, since);
  }
}
