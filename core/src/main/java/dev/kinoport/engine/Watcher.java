package dev.kinoport.engine;

import dev.kinoport.backend.BackendFailure;
import dev.kinoport.backend.Charge;
import dev.kinoport.backend.ProviderResult;
import dev.kinoport.backend.ProviderStatus;
import dev.kinoport.backend.VideoBackend;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationState.Accepted;
import dev.kinoport.generation.GenerationState.Queued;
import dev.kinoport.journal.History;
import dev.kinoport.time.Timekeeper;
import java.time.Duration;
import java.time.Instant;

/** Asks the provider how far a generation is and what came of it. No fault here ends one. */
final class Watcher {
  private static final int MISSING_OFTEN = 3;

  private final VideoBackend video;
  private final Feeds feeds;
  private final Timekeeper time;
  private final Scribe scribe;
  private final EngineSettings settings;
  private final Pace pace;
  private final Observations observations;

  Watcher(
      VideoBackend video,
      Feeds feeds,
      Timekeeper time,
      Scribe scribe,
      EngineSettings settings,
      Pace pace,
      Observations observations) {
    this.video = video;
    this.feeds = feeds;
    this.time = time;
    this.scribe = scribe;
    this.settings = settings;
    this.pace = pace;
    this.observations = observations;
  }

  /** Takes the news that came by itself, or waits for them while they would come, or asks. */
  Next poll(History history, Accepted state) {
    return feeds
        .take(history.id())
        .fold(
            () -> isHeard(history, state) ? listenOn(history) : askUnlessNew(history, state),
            status -> answered(history, state, status));
  }

  /** A connection may be dead and not know it: one that is silent for long is not relied on. */
  private boolean isHeard(History history, Accepted state) {
    boolean silent =
        observations.of(history.id()).isSilent(state.since(), time.now(), settings.faultSlowest());
    return feeds.isFollowed(history.id(), state.handle()) && !silent;
  }

  private Next listenOn(History history) {
    Instant now = time.now();
    return new Next.At(pace.nextLook(history.id(), Instant.EPOCH, now));
  }

  /** What the provider has only just heard of, it is not asked about at once. */
  private Next askUnlessNew(History history, Accepted state) {
    Instant now = time.now();
    Duration age = Duration.between(state.since(), now);
    boolean isNew = !age.isNegative() && age.compareTo(settings.pollFirst().dividedBy(2)) < 0;
    return isNew ? lookAgain(history, state, now) : ask(history, state);
  }

  private Next ask(History history, Accepted state) {
    return video
        .status(state.handle())
        .fold(
            failure -> unanswered(history, state, failure),
            status -> answered(history, state, status));
  }

  private Next answered(History history, Accepted state, ProviderStatus status) {
    observations.of(history.id()).heard(time.now());
    show(history, status);
    return seen(history, state, status);
  }

  private Next seen(History history, Accepted state, ProviderStatus status) {
    Instant now = time.now();
    return switch (status) {
      case ProviderStatus.Completed completed -> {
        feeds.forget(history.id());
        yield scribe.write(history, new GenerationEvent.Completed(now));
      }
      case ProviderStatus.Running running when state instanceof Queued ->
          scribe.write(history, new GenerationEvent.Started(now));
      case ProviderStatus.Running running -> lookAgain(history, state, now);
      case ProviderStatus.Queued queued -> lookAgain(history, state, now);
    };
  }

  private Next lookAgain(History history, Accepted state, Instant now) {
    return new Next.At(pace.nextLook(history.id(), state.since(), now));
  }

  /**
   * Passes the wish on. While that fails, every other step is a look: the result must not be missed
   * over a wish that does not come through.
   */
  Next cancel(History history, Accepted state) {
    Observation seen = observations.of(history.id());
    if (seen.cancelFailed(false)) {
      return poll(history, state);
    }
    return video
        .cancel(state.handle())
        .fold(
            failure -> {
              var unused = seen.cancelFailed(true);
              return unanswered(history, state, failure);
            },
            answer -> scribe.write(history, new GenerationEvent.CancelSent(answer, time.now())));
  }

  Next fetchResult(History history, Accepted state) {
    return video
        .result(state.handle())
        .fold(
            failure -> unanswered(history, state, failure), result -> came(history, state, result));
  }

  /** Writes down what came of it. */
  Next came(History history, Accepted state, ProviderResult result) {
    Instant now = time.now();
    return switch (result) {
      case ProviderResult.Finished finished ->
          scribe.write(
              history, new GenerationEvent.ResultFetched(finished.clip(), finished.charge(), now));
      case ProviderResult.Failed failed ->
          scribe.write(
              history,
              new GenerationEvent.Failed(
                  new GenerationFailure.ByProvider(failed.error()),
                  Cost.withoutClip(state.order(), failed.charge()),
                  now));
      case ProviderResult.Cancelled cancelled ->
          scribe.write(
              history,
              new GenerationEvent.Cancelled(
                  Cost.withoutClip(state.order(), cancelled.charge()), now));
      case ProviderResult.NotReady early -> scribe.again(history.id(), "the result is not ready");
    };
  }

  private Next unanswered(History history, Accepted state, BackendFailure failure) {
    if (failure instanceof BackendFailure.NotFound notFound && hasExpired(history, state)) {
      return scribe.write(
          history,
          new GenerationEvent.Failed(
              new GenerationFailure.Expired(notFound.reason()),
              Cost.of(state.order(), Charge.unknown()),
              time.now()));
    }
    return scribe.again(history.id(), failure);
  }

  /**
   * Not found once may be a slip; not found for good is only believed after the provider's time.
   */
  private boolean hasExpired(History history, Accepted state) {
    Instant now = time.now();
    boolean missing =
        observations.of(history.id()).isMissing(now, MISSING_OFTEN, settings.faultSlowest());
    return missing && !now.isBefore(state.since().plus(settings.resultKept()));
  }

  private void show(History history, ProviderStatus status) {
    Observation seen = observations.of(history.id());
    if (status instanceof ProviderStatus.Queued queued) {
      queued
          .ahead()
          .filter(seen::isNewPlace)
          .forEach(ahead -> scribe.tell(history.id(), new Notice.QueueMoved(ahead)));
    }
    seen.newOf(status.logs()).forEach(line -> scribe.tell(history.id(), new Notice.Logged(line)));
  }
}
