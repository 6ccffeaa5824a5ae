package dev.kinoport.engine;

import dev.kinoport.backend.Backend;
import dev.kinoport.backend.BackendFailure;
import dev.kinoport.backend.ImageStorage;
import dev.kinoport.backend.MediaUploader;
import dev.kinoport.backend.ProviderError;
import dev.kinoport.backend.Submission;
import dev.kinoport.backend.SubmitAnswer;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationState.Unsent;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.Upload;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Journal;
import dev.kinoport.journal.JournalFault;
import dev.kinoport.media.LocalImage;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Everything up to the provider's word that it has the request. Here the money is spent. */
final class Submitter {
  private final Backend backend;
  private final Journal journal;
  private final Timekeeper time;
  private final Scribe scribe;
  private final EngineSettings settings;
  private final Pace pace;
  private final Observations observations;

  Submitter(
      Backend backend,
      Journal journal,
      Timekeeper time,
      Scribe scribe,
      EngineSettings settings,
      Pace pace,
      Observations observations) {
    this.backend = backend;
    this.journal = journal;
    this.time = time;
    this.scribe = scribe;
    this.settings = settings;
    this.pace = pace;
    this.observations = observations;
  }

  /** Uploads an image, unless an earlier generation has and its address is still good. */
  Next upload(History history, Unsent state, LocalImage image) {
    return reusable(image)
        .fold(
            fault -> scribe.again(history.id(), fault.reason()),
            known ->
                known.fold(
                    () -> send(history, state, image), upload -> uploaded(history, image, upload)));
  }

  private Either<JournalFault, Option<Upload>> reusable(LocalImage image) {
    return switch (backend.uploader().storage()) {
      case ImageStorage.Private own -> Either.right(Option.none());
      case ImageStorage.Shared shared ->
          journal
              .uploaded(shared.name(), image.sha256())
              .map(known ->
                  known.filter(upload -> upload.isUsable(time.now(), shared.reusableFor())));
    };
  }

  private Next send(History history, Unsent state, LocalImage image) {
    MediaUploader uploader = backend.uploader();
    return uploader
        .upload(image)
        .fold(
            failure -> uploadFailed(history, state, failure),
            location ->
                uploaded(
                    history, image, new Upload(uploader.storage().name(), location, time.now())));
  }

  private Next uploaded(History history, LocalImage image, Upload upload) {
    return scribe.write(
        history, new GenerationEvent.ImageUploaded(image.sha256(), upload, time.now()));
  }

  private Next uploadFailed(History history, Unsent state, BackendFailure failure) {
    boolean hopeless =
        failure instanceof BackendFailure.BadInput
            || observations.of(history.id()).failures() + 1 >= settings.submitAttempts();
    return hopeless
        ? scribe.write(history, neverSent(state.order(), "image upload: " + failure.reason()))
        : scribe.again(history.id(), failure);
  }

  /** Writes down that the request leaves, lets it leave once, writes down what came of it. */
  Next submit(History history, Unsent state, int attempt) {
    Instant now = time.now();
    Instant answerBy = now.plus(settings.answerWithin());
    GenerationEvent leaving = new GenerationEvent.SubmitStarted(attempt, answerBy, now);
    return journal
        .append(history.id(), history.version(), leaving)
        .fold(
            refusal -> notLeaving(history, refusal),
            version -> {
              History known = history.plus(leaving);
              var unused = scribe.written(history.id(), leaving, known.state());
              return scribe.write(
                  known, answered(state.order(), attempt, send(known, state, answerBy)));
            });
  }

  private Next notLeaving(History history, AppendRefusal refusal) {
    return switch (refusal) {
      case AppendRefusal.Conflict conflict -> new Next.At(time.now());
      case AppendRefusal.HandleTaken taken -> new Next.At(time.now());
      case AppendRefusal.NoSuchGeneration missing -> new Next.Ended();
      case AppendRefusal.Unavailable unavailable ->
          scribe.again(history.id(), unavailable.reason());
    };
  }

  /**
   * A look at the clock stops a process that slept between writing and sending: by now somebody
   * else may have been told that nothing left. The backend looks once more, right before the first
   * byte. An exception says nothing about whether the request arrived.
   */
  private SubmitAnswer send(History history, Unsent state, Instant answerBy) {
    if (!time.now().isBefore(answerBy)) {
      return new SubmitAnswer.NeverSent("too late to send");
    }
    try {
      return backend.video().submit(submission(state).leaveBy(answerBy));
    } catch (RuntimeException e) {
      return new SubmitAnswer.Unknown("the backend failed in %s: %s".formatted(history.id(), e));
    }
  }

  static Submission submission(Unsent state) {
    Order order = state.order();
    return new Submission(
        order.id().value(), order.request(), state.uploads(), order.timeToStart());
  }

  private GenerationEvent answered(Order order, int attempt, SubmitAnswer answer) {
    Instant now = time.now();
    return switch (answer) {
      case SubmitAnswer.Accepted accepted ->
          new GenerationEvent.SubmitAccepted(accepted.handle(), GenerationEvent.Via.ANSWER, now);
      case SubmitAnswer.Unknown unknown ->
          new GenerationEvent.SubmitInDoubt(attempt, unknown.reason(), now);
      case SubmitAnswer.NeverSent never ->
          attempt < settings.submitAttempts()
              ? retry(order, attempt, never.reason(), Option.none())
              : neverSent(order, never.reason());
      case SubmitAnswer.Refused refused -> refused(order, attempt, refused);
    };
  }

  private GenerationEvent refused(Order order, int attempt, SubmitAnswer.Refused refused) {
    ProviderError error = refused.error();
    boolean forNow =
        error.kind() == ProviderError.Kind.THROTTLED || refused.retryAfter().isDefined();
    return forNow && attempt < settings.submitAttempts()
        ? retry(order, attempt, error.message(), refused.retryAfter())
        : new GenerationEvent.Failed(
            new GenerationFailure.ByProvider(error), Cost.nothing(order), time.now());
  }

  private GenerationEvent retry(
      Order order, int attempt, String reason, Option<Duration> retryAfter) {
    Instant now = time.now();
    Instant paced = pace.afterFault(order.id(), attempt, now);
    Instant asked = retryAfter.map(now::plus).getOrElse(paced);
    return new GenerationEvent.SubmitFailed(
        attempt, reason, asked.isAfter(paced) ? asked : paced, now);
  }

  private GenerationEvent neverSent(Order order, String reason) {
    return new GenerationEvent.Failed(
        new GenerationFailure.NeverSent(reason), Cost.nothing(order), time.now());
  }
}
