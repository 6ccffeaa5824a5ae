package dev.kinoport.engine;

import dev.kinoport.engine.departure.FirstSightings;
import dev.kinoport.engine.departure.PaidRequestsUnderWay;
import dev.kinoport.engine.departure.ProviderClock;
import dev.kinoport.engine.departure.SendingTurns;
import dev.kinoport.engine.departure.SentRequest;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState.Submitting;
import dev.kinoport.generation.GenerationState.Unsent;
import dev.kinoport.generation.LifeCycle;
import dev.kinoport.generation.Trouble;
import dev.kinoport.generation.Upload;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.DepartureRefusal;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.ImageStorage;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.Submission;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Everything up to the provider's word that it has the request. Here the money is spent. */
final class Submitter {
  private static final String UPLOAD = "image_upload";

  /** Whether a sender lives is asked again after this long: one look at a lock. */
  private static final Duration SENDER_LOOK = Duration.ofSeconds(1);

  private final Provider provider;
  private final Journal journal;
  private final InFlightSlots places;
  private final PaidRequestsUnderWay departures;
  private final ProviderClock clock;
  private final Timekeeper time;
  private final Scribe scribe;
  private final EngineSettings settings;
  private final StepDelays pace;
  private final Observations observations;

  private final SendingTurns turns = new SendingTurns();
  private final FirstSightings<GenerationEvent.SubmitStarted> sightings = new FirstSightings<>();

  /** Of whose departure the journal did not say that it was written: nothing of it was sent. */
  private final Map<GenerationId, GenerationEvent.SubmitStarted> unsent = new ConcurrentHashMap<>();

  Submitter(
      Provider provider,
      Journal journal,
      InFlightSlots places,
      PaidRequestsUnderWay departures,
      ProviderClock clock,
      Timekeeper time,
      Scribe scribe,
      EngineSettings settings,
      StepDelays pace,
      Observations observations) {
    this.provider = provider;
    this.journal = journal;
    this.places = places;
    this.departures = departures;
    this.clock = clock;
    this.time = time;
    this.scribe = scribe;
    this.settings = settings;
    this.pace = pace;
    this.observations = observations;
  }

  /** Uploads an image, unless an earlier generation has and its address is still good. */
  NextStep upload(History history, LocalImage image) {
    return reusable(image)
        .fold(
            fault -> scribe.journalAway(history.id(), fault.reason()),
            known ->
                known.fold(() -> send(history, image), upload -> uploaded(history, image, upload)));
  }

  private Either<JournalFault, Option<Upload>> reusable(LocalImage image) {
    return switch (provider.capabilities().images()) {
      case ImageStorage.Private own -> Either.right(Option.none());
      case ImageStorage.Shared shared ->
          journal
              .uploaded(shared.name(), image.sha256())
              .map(known ->
                  known.filter(upload -> upload.isUsable(time.now(), shared.reusableFor())));
    };
  }

  private NextStep send(History history, LocalImage image) {
    String storage = provider.capabilities().images().name();
    return provider
        .uploader()
        .upload(image)
        .fold(
            failure -> uploadFailed(history, failure),
            location -> uploaded(history, image, new Upload(storage, location, time.now())));
  }

  private NextStep uploaded(History history, LocalImage image, Upload upload) {
    return scribe.write(
        history, new GenerationEvent.ImageUploaded(image.sha256(), upload, time.now()));
  }

  private NextStep uploadFailed(History history, ProviderFailure failure) {
    if (Verdict.of(Verdict.Question.UPLOAD, failure) == Verdict.REFUSED) {
      return scribe.write(history, notTaken(history, failure));
    }
    return observations.of(history.id()).failures() + 1 >= settings.submitAttempts()
        ? scribe.write(history, orNext(history, neverSent("image upload: " + failure.reason())))
        : scribe.again(history, StepFailure.of(failure));
  }

  /** The provider's no to an image is its no to the request. */
  private GenerationEvent notTaken(History history, ProviderFailure failure) {
    return switch (failure) {
      case ProviderFailure.Denied denied ->
          orNext(history, refused(ProviderError.Kind.DENIED, denied.reason()));
      case ProviderFailure.Rejected rejected ->
          orNext(history, refused(ProviderError.Kind.REFUSED, rejected.reason()));
      // Nobody else can read it either.
      case ProviderFailure.BadInput input ->
          end(history, neverSent("image upload: " + input.reason()));
      case ProviderFailure.Unreachable other -> orNext(history, neverSent(other.reason()));
      case ProviderFailure.Throttled other -> orNext(history, neverSent(other.reason()));
      case ProviderFailure.ServerFault other -> orNext(history, neverSent(other.reason()));
      case ProviderFailure.Unreadable other -> orNext(history, neverSent(other.reason()));
      case ProviderFailure.NotFound other -> orNext(history, neverSent(other.reason()));
    };
  }

  /**
   * Writes down that the request leaves, lets it leave once, writes down what came of it. While
   * this process stops nothing leaves any more: another one does it, or the next.
   */
  NextStep submit(History history, Unsent state, int attempt) {
    return departures
        .attempt(turns, () -> submitNow(history, state, attempt))
        .getOrElse(() -> new NextStep.At(time.now()));
  }

  private NextStep submitNow(History history, Unsent state, int attempt) {
    return SentRequest.inlineImages(state.order().document())
        .fold(
            fault ->
                scribe.write(
                    history, end(history, neverSent("an image to be sent " + fault.message()))),
            inline -> leave(history, state, attempt, inline));
  }

  private NextStep leave(History history, Unsent state, int attempt, Map<String, URI> inline) {
    Instant now = time.now();
    Instant answerBy = now.plus(settings.answerWithin());
    Option<String> sender = journal.senders().departing();
    GenerationEvent.SubmitStarted leaving =
        new GenerationEvent.SubmitStarted(attempt, answerBy, sender, clock.ahead(), now);
    return depart(history, leaving)
        .fold(
            refusal -> notLeaving(history, leaving, refusal),
            version -> {
              places.departed(history.id());
              clock.departs(history.id(), leaving);
              History known = history.plus(leaving);
              scribe.wrote(known);
              scribe.written(history.id(), leaving, known.state());
              Submission submission =
                  SentRequest.with(state, inline)
                      .leaveBy(answerBy)
                      .whileSenderMay(() -> sender.forAll(journal.senders()::maySend));
              return write(known, attempt, send(known, submission));
            });
  }

  /** Where nothing is limited, nothing is counted. */
  private Either<DepartureRefusal, Long> depart(
      History history, GenerationEvent.SubmitStarted leaving) {
    return places
        .shared()
        .fold(
            () ->
                journal
                    .append(history.id(), history.version(), leaving)
                    .mapLeft(DepartureRefusal.NotWritten::new),
            limits -> journal.depart(history.id(), history.version(), leaving, limits));
  }

  private NextStep notLeaving(
      History history, GenerationEvent.SubmitStarted leaving, DepartureRefusal refusal) {
    return switch (refusal) {
      case DepartureRefusal.NoRoom full -> places.refused(history.id(), full.again());
      case DepartureRefusal.NotWritten other -> {
        if (other.refusal() instanceof AppendRefusal.Unavailable) {
          unsent.put(history.id(), leaving);
        }
        yield notLeaving(history, other.refusal());
      }
    };
  }

  /**
   * Waits for the answer of whoever has sent it. If that process is gone, or may not send any more,
   * nothing of it leaves from now on, so the doubt begins at once. As long as it lives, the doubt
   * is its own to begin by its own clock: one of another machine may be far ahead.
   *
   * @return none if its time is over
   */
  Option<NextStep> awaitAnswer(History history, Submitting state) {
    if (history.lastDeparture().exists(it -> it.equals(unsent.get(history.id())))) {
      SubmitAnswer never =
          new SubmitAnswer.NeverSent("the journal did not say that it was written");
      return Option.some(write(history, state.attempts(), never));
    }
    Instant now = time.now();
    return switch (journal.senders().ofSender(history)) {
      case UNKNOWN -> {
        Instant end =
            isAhead(state, now)
                ? earlier(answerIsDueHere(history, now), state.answerBy())
                : state.answerBy();
        yield until(end, end, now);
      }
      case LIVES -> {
        Instant seen = answerIsDueHere(history, now);
        boolean isOver = isAhead(state, now) || seen.isAfter(state.answerBy());
        Instant end = isOver ? seen : state.answerBy();
        yield until(earlier(now.plus(SENDER_LOOK), end), end, now);
      }
      case GONE -> Option.some(doubt(history, state, "the process that sent it has died"));
      case LAPSED ->
          Option.some(doubt(history, state, "the process that sent it has fallen silent"));
    };
  }

  /**
   * Whether it left later than it is now: by a clock that was set back since, or by another's. Then
   * its instants are none of this clock.
   */
  private static boolean isAhead(Submitting state, Instant now) {
    return now.isBefore(state.since());
  }

  /** When the last departure has been known here for as long as its answer may take. */
  private Instant answerIsDueHere(History history, Instant now) {
    return history
        .lastDeparture()
        .map(departure ->
            sightings
                .of(history.id(), departure, now)
                .plus(Duration.between(departure.at(), departure.answerBy())))
        .getOrElse(now);
  }

  private static Option<NextStep> until(Instant next, Instant end, Instant now) {
    return Option.when(now.isBefore(end), () -> new NextStep.At(next));
  }

  /** Nothing of it is awaited any more. */
  void forget(GenerationId id) {
    sightings.forget(id);
  }

  /** Nothing of it is sent any more either. */
  void ended(GenerationId id) {
    forget(id);
    unsent.remove(id);
  }

  private NextStep doubt(History history, Submitting state, String reason) {
    return scribe.write(
        history, new GenerationEvent.SubmitInDoubt(state.attempts(), reason, time.now()));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private NextStep notLeaving(History history, AppendRefusal refusal) {
    return switch (refusal) {
      case AppendRefusal.Conflict conflict -> new NextStep.At(time.now());
      case AppendRefusal.HandleTaken taken -> new NextStep.At(time.now());
      case AppendRefusal.NoSuchGeneration missing -> scribe.missing(history.id());
      case AppendRefusal.Unavailable unavailable ->
          scribe.journalAway(history.id(), unavailable.reason());
    };
  }

  /**
   * A look at the clock stops a process that slept between writing and sending: by now somebody
   * else may have been told that nothing left. The backend looks once more, right before the first
   * byte. An exception says nothing about whether the request arrived.
   */
  private SubmitAnswer send(History history, Submission submission) {
    if (submission.isTooLate(time.now())) {
      return new SubmitAnswer.NeverSent("too late to send");
    }
    try {
      return provider.video().submit(submission);
    } catch (RuntimeException e) {
      return new SubmitAnswer.Unknown("the provider failed in %s: %s".formatted(history.id(), e));
    }
  }

  /** Writes down what came of it; if it is sent again, also for what that waits, and until when. */
  private NextStep write(History history, int attempt, SubmitAnswer answer) {
    GenerationEvent event = answered(history, attempt, answer);
    return event instanceof GenerationEvent.SubmitFailed failed
        ? scribe.writeThenWait(
            history, failed, StepFailure.of(kind(answer), failed.reason()), failed.retryAt())
        : scribe.write(history, event);
  }

  private static Trouble.Kind kind(SubmitAnswer answer) {
    return answer instanceof SubmitAnswer.Refused refused
        ? switch (refused.error().kind()) {
          case THROTTLED -> Trouble.Kind.THROTTLED;
          case DENIED -> Trouble.Kind.DENIED;
          case FAULT -> Trouble.Kind.PROVIDER_FAULT;
          case REFUSED, NOT_SOLD, NOT_STARTED_IN_TIME -> Trouble.Kind.REJECTED;
        }
        : Trouble.Kind.UNREACHABLE;
  }

  private GenerationEvent answered(History history, int attempt, SubmitAnswer answer) {
    Instant now = time.now();
    return switch (answer) {
      case SubmitAnswer.Accepted accepted ->
          new GenerationEvent.SubmitAccepted(accepted.handle(), GenerationEvent.Via.ANSWER, now);
      case SubmitAnswer.Unknown unknown ->
          new GenerationEvent.SubmitInDoubt(attempt, unknown.reason(), now);
      case SubmitAnswer.NeverSent never ->
          mayTryAgain(history)
              ? retry(history, attempt, never.reason(), Option.none())
              : orNext(history, neverSent(never.reason()));
      case SubmitAnswer.Refused refused -> refused(history, attempt, refused);
    };
  }

  private boolean mayTryAgain(History history) {
    return history.attemptsHere() < settings.submitAttempts();
  }

  private GenerationEvent refused(History history, int attempt, SubmitAnswer.Refused refused) {
    ProviderError error = refused.error();
    Verdict verdict = Verdict.ofSubmit(error.kind(), refused.retryAfter().isDefined());
    return verdict == Verdict.AGAIN && mayTryAgain(history)
        ? retry(history, attempt, error.message(), refused.retryAfter())
        : orNext(history, new GenerationFailure.ByProvider(error));
  }

  private static GenerationFailure refused(ProviderError.Kind kind, String reason) {
    return new GenerationFailure.ByProvider(ProviderError.of(kind, UPLOAD, reason));
  }

  private GenerationEvent retry(
      History history, int attempt, String reason, Option<Duration> retryAfter) {
    Instant now = time.now();
    Instant paced = pace.afterFault(history.id(), history.attemptsHere(), now);
    Instant asked = retryAfter.map(now::plus).getOrElse(paced);
    return new GenerationEvent.SubmitFailed(
        attempt, reason, asked.isAfter(paced) ? asked : paced, now);
  }

  private static GenerationFailure neverSent(String reason) {
    return new GenerationFailure.NeverSent(reason);
  }

  private GenerationEvent orNext(History history, GenerationFailure failure) {
    return LifeCycle.afterFreeNo(history.state().order(), history.attempts(), failure, time.now());
  }

  private GenerationEvent end(History history, GenerationFailure failure) {
    return new GenerationEvent.Failed(failure, Cost.nothing(history.state().order()), time.now());
  }
}
