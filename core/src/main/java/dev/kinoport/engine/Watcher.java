package dev.kinoport.engine;

import dev.kinoport.backend.BackendFailure;
import dev.kinoport.backend.Charge;
import dev.kinoport.backend.LogLine;
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
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
            () ->
                feeds.isFollowed(history.id(), state.handle())
                    ? listenOn(history)
                    : askUnlessNew(history, state),
            status -> answered(history, state, status));
  }

  private Next listenOn(History history) {
    Instant now = time.now();
    return new Next.At(pace.nextLook(history.id(), Instant.EPOCH, now));
  }

  /** What the provider has only just heard of, it is not asked about at once. */
  private Next askUnlessNew(History history, Accepted state) {
    Instant now = time.now();
    boolean isNew = now.isBefore(state.since().plus(settings.pollFirst().dividedBy(2)));
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
    observations.clear(history.id());
    show(history, status);
    return seen(history, state, status);
  }

  private Next seen(History history, Accepted state, ProviderStatus status) {
    Instant now = time.now();
    return switch (status) {
      case ProviderStatus.Completed completed ->
          scribe.write(history, new GenerationEvent.Completed(now));
      case ProviderStatus.Running running when state instanceof Queued ->
          scribe.write(history, new GenerationEvent.Started(now));
      case ProviderStatus.Running running -> lookAgain(history, state, now);
      case ProviderStatus.Queued queued -> lookAgain(history, state, now);
    };
  }

  private Next lookAgain(History history, Accepted state, Instant now) {
    return new Next.At(pace.nextLook(history.id(), state.since(), now));
  }

  Next cancel(History history, Accepted state) {
    return video
        .cancel(state.handle())
        .fold(
            failure -> unanswered(history, state, failure),
            answer -> scribe.write(history, new GenerationEvent.CancelSent(answer, time.now())));
  }

  Next fetchResult(History history, Accepted state) {
    return video
        .result(state.handle())
        .fold(
            failure -> unanswered(history, state, failure),
            result -> {
              observations.clear(history.id());
              return came(history, state, result);
            });
  }

  private Next came(History history, Accepted state, ProviderResult result) {
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
                  Cost.of(state.order(), failed.charge()),
                  now));
      case ProviderResult.Cancelled cancelled ->
          scribe.write(
              history,
              new GenerationEvent.Cancelled(Cost.of(state.order(), cancelled.charge()), now));
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
    Next again = scribe.again(history.id(), failure.reason());
    return failure instanceof BackendFailure.Throttled throttled
        ? later(again, time.now().plus(throttled.retryAfter()))
        : again;
  }

  /**
   * Not found once may be a slip; not found for good is only believed after the provider's time.
   */
  private boolean hasExpired(History history, Accepted state) {
    Observations.Observation seen = observations.of(history.id());
    Instant now = time.now();
    seen.missing++;
    Instant first = Option.of(seen.missingSince).getOrElse(now);
    seen.missingSince = first;
    boolean kept = now.isBefore(state.since().plus(settings.resultKept()));
    boolean slip =
        seen.missing < MISSING_OFTEN
            || Duration.between(first, now).compareTo(settings.faultSlowest()) < 0;
    return !kept && !slip;
  }

  private static Next later(Next next, Instant when) {
    return next instanceof Next.At at && at.when().isBefore(when) ? new Next.At(when) : next;
  }

  private void show(History history, ProviderStatus status) {
    Observations.Observation seen = observations.of(history.id());
    if (status instanceof ProviderStatus.Queued queued) {
      int ahead = queued.ahead().getOrElse(seen.ahead);
      if (ahead != seen.ahead) {
        seen.ahead = ahead;
        scribe.tell(history.id(), new Notice.QueueMoved(ahead));
      }
    }
    List<LogLine> lines = status.logs();
    for (LogLine line : lines.subList(Math.min(seen.logLines, lines.size()), lines.size())) {
      scribe.tell(history.id(), new Notice.Logged(line));
    }
    seen.logLines = Math.max(seen.logLines, lines.size());
  }
}
