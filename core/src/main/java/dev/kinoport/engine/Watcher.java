package dev.kinoport.engine;

import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationState.Accepted;
import dev.kinoport.generation.GenerationState.Delivering;
import dev.kinoport.generation.GenerationState.Queued;
import dev.kinoport.generation.LifeCycle;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.History;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.time.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Asks the provider how far a generation is and what came of it. No fault here ends one. */
final class Watcher {
  private static final int SLIPS = 3;

  /** An end that nothing proves is believed once it was told so often, over so many pauses. */
  private static final int OFTEN_TOLD = 8;

  private static final int PAUSES_TOLD = 5;
  private static final int PATIENCE_WITH_STREAMS = 4;

  private final Provider provider;
  private final Feeds feeds;
  private final Timekeeper time;
  private final Scribe scribe;
  private final EngineSettings settings;
  private final StepDelays pace;
  private final Observations observations;
  private final TypicalRunTimes usual;

  Watcher(
      Provider provider,
      Feeds feeds,
      Timekeeper time,
      Scribe scribe,
      EngineSettings settings,
      StepDelays pace,
      Observations observations) {
    this.provider = provider;
    this.feeds = feeds;
    this.time = time;
    this.scribe = scribe;
    this.settings = settings;
    this.pace = pace;
    this.observations = observations;
    usual = new TypicalRunTimes(provider.offers(), settings.pollFirst().multipliedBy(2));
  }

  /** Takes the news that came by itself, or waits for them while they would come, or asks. */
  NextStep poll(History history, Accepted state) {
    return feeds
        .take(history.id())
        .fold(
            () -> isHeard(history, state) ? listenOn(history) : askUnlessNew(history, state),
            status -> answered(history, state, status));
  }

  /**
   * A connection may be dead and not know it, or live and have lost the news: one that has told
   * nothing for long is not relied on, and sooner when it is time for an end.
   */
  private boolean isHeard(History history, Accepted state) {
    Instant now = time.now();
    Observation seen = observations.of(history.id());
    Duration trust = pace.trust(usual.isOverdue(history, seen, now));
    boolean silent = seen.isSilent(state.since(), now, trust);
    return feeds.isFollowed(history.id(), state.handle()) && !silent;
  }

  private NextStep listenOn(History history) {
    Instant now = time.now();
    return new NextStep.At(pace.nextLook(history.id(), Instant.EPOCH, now));
  }

  /**
   * What the provider has only just heard of, it is not asked about at once; and a little later
   * still if somebody is about to tell: when thousands begin together, each question keeps others
   * from being told.
   */
  private NextStep askUnlessNew(History history, Accepted state) {
    Instant now = time.now();
    Duration age = Duration.between(heardOf(history, state), now);
    boolean isNew = !age.isNegative() && age.compareTo(newFor(history)) < 0;
    return isNew ? lookAgain(history, state, now) : ask(history, state);
  }

  /** What was lost and found again it has heard of long ago. */
  private static Instant heardOf(History history, Accepted state) {
    for (GenerationEvent event : history.events().reversed()) {
      if (event instanceof GenerationEvent.SubmitAccepted accepted) {
        return accepted.via() == GenerationEvent.Via.ANSWER
            ? state.since()
            : history
                .lastDeparture()
                .map(GenerationEvent.SubmitStarted::at)
                .getOrElse(state::since);
      }
    }
    return state.since();
  }

  private Duration newFor(History history) {
    Duration opening = settings.pollFirst().multipliedBy(PATIENCE_WITH_STREAMS);
    Duration longest = settings.pollSlowest();
    return !feeds.isOpening(history.id())
        ? settings.pollFirst().dividedBy(2)
        : opening.compareTo(longest) < 0 ? opening : longest;
  }

  private NextStep ask(History history, Accepted state) {
    return provider
        .video()
        .status(state.handle())
        .fold(
            failure -> unanswered(history, state, Verdict.Question.STATUS, failure),
            status -> answered(history, state, status));
  }

  private NextStep answered(History history, Accepted state, ProviderStatus status) {
    observations.of(history.id()).heard(time.now());
    show(history, status);
    return seen(history, state, status);
  }

  private NextStep seen(History history, Accepted state, ProviderStatus status) {
    Instant now = time.now();
    return switch (status) {
      case ProviderStatus.Completed completed -> {
        feeds.forget(history.id());
        usual.ended(history, observations.of(history.id()), now);
        yield scribe.write(history, new GenerationEvent.Completed(now));
      }
      case ProviderStatus.Running running when state instanceof Queued ->
          scribe.write(history, new GenerationEvent.Started(now));
      case ProviderStatus.Running running -> lookAgain(history, state, now);
      case ProviderStatus.Queued queued -> {
        observations.of(history.id()).queued(now);
        yield lookAgain(history, state, now);
      }
    };
  }

  private NextStep lookAgain(History history, Accepted state, Instant now) {
    return new NextStep.At(
        pace.nextLook(
            history.id(),
            state.since(),
            now,
            usual.expected(history, observations.of(history.id()))));
  }

  /**
   * Passes the wish on. While that fails, every other step is a look: the result must not be missed
   * over a wish that does not come through.
   */
  NextStep cancel(History history, Accepted state) {
    if (!canCancel(state)) {
      return scribe.write(
          history, new GenerationEvent.CancelSent(CancelAnswer.UNSUPPORTED, time.now()));
    }
    Observation seen = observations.of(history.id());
    if (seen.cancelFailed(false)) {
      return poll(history, state);
    }
    return provider
        .video()
        .cancel(state.handle())
        .fold(
            failure -> {
              seen.cancelFailed(true);
              return unanswered(history, state, Verdict.Question.CANCEL, failure);
            },
            answer -> scribe.write(history, new GenerationEvent.CancelSent(answer, time.now())));
  }

  private boolean canCancel(Accepted state) {
    return switch (provider.capabilities().cancel()) {
      case NEVER -> false;
      case WHILE_QUEUED -> state instanceof Queued;
      case ANY_TIME -> true;
    };
  }

  NextStep fetchResult(History history, Accepted state) {
    return provider
        .video()
        .result(state.handle())
        .fold(
            failure -> unanswered(history, state, Verdict.Question.RESULT, failure),
            result -> came(history, state, result));
  }

  /** Writes down what came of it. */
  NextStep came(History history, Accepted state, ProviderResult result) {
    Instant now = time.now();
    return switch (result) {
      case ProviderResult.Finished finished ->
          scribe.write(
              history, new GenerationEvent.ResultFetched(finished.clip(), finished.charge(), now));
      case ProviderResult.Failed failed ->
          scribe.write(history, failed(history, state, failed, now));
      case ProviderResult.Cancelled cancelled ->
          scribe.write(history, cancelled(state, cancelled, now));
      case ProviderResult.Unproven unproven -> unproven(history, unproven.end());
      case ProviderResult.WithoutClip without -> withoutClip(history, state, without);
      case ProviderResult.NotReady early -> {
        observations.of(history.id()).notOver();
        yield scribe.again(
            history, StepFailure.of(Trouble.Kind.UNREADABLE, "the result is not ready"));
      }
    };
  }

  private static GenerationEvent cancelled(
      Accepted state, ProviderResult.Cancelled cancelled, Instant now) {
    return new GenerationEvent.Cancelled(Cost.withoutClip(state.order(), cancelled.charge()), now);
  }

  /**
   * One answer of somebody on the way would end what was paid for, and in a chain buy it again.
   * Believed for good, it is no free no either: nobody said that it is not charged.
   */
  private NextStep unproven(History history, ProviderResult.Unsuccessful end) {
    return switch (end) {
      case ProviderResult.Failed failed ->
          isConfirmed(history, failed.error().type())
              ? scribe.write(
                  history,
                  new GenerationEvent.Failed(
                      new GenerationFailure.ByProvider(failed.error()), Cost.unknown(), time.now()))
              : scribe.again(
                  history,
                  StepFailure.of(
                      Trouble.Kind.PROVIDER_FAULT,
                      "an error, perhaps not the generation's own: " + failed.error().message()));
      case ProviderResult.Cancelled stopped ->
          isWished(history) || isConfirmed(history, "cancelled")
              ? scribe.write(history, new GenerationEvent.Cancelled(Cost.unknown(), time.now()))
              : scribe.again(
                  history,
                  StepFailure.of(
                      Trouble.Kind.PROVIDER_FAULT, "said to be cancelled, which nobody asked for"));
    };
  }

  private static boolean isWished(History history) {
    return history.events().stream().anyMatch(GenerationEvent.CancelAsked.class::isInstance);
  }

  private boolean isConfirmed(History history, String end) {
    return observations
        .of(history.id())
        .isConfirmed(
            end, time.now(), OFTEN_TOLD, settings.faultSlowest().multipliedBy(PAUSES_TOLD));
  }

  /** A failure that the provider says it does not bill is as good as a no at the door. */
  private static GenerationEvent failed(
      History history, Accepted state, ProviderResult.Failed failed, Instant now) {
    GenerationFailure failure = new GenerationFailure.ByProvider(failed.error());
    Cost cost = Cost.withoutClip(state.order(), failed.charge());
    return cost.basis() == Cost.Basis.NOTHING
        ? LifeCycle.afterFreeNo(state.order(), history.attempts(), failure, now)
        : new GenerationEvent.Failed(failure, cost, now);
  }

  /**
   * Once may be a slip, often is the answer: whoever waits is told. The provider may think better
   * of it for as long as it remembers.
   */
  private NextStep withoutClip(
      History history, Accepted state, ProviderResult.WithoutClip without) {
    String reason = "completed, and the answer holds no clip: " + without.reason();
    StepFailure cause = StepFailure.of(Trouble.Kind.WITHOUT_CLIP, reason);
    if (observations.of(history.id()).failures() + 1 < SLIPS) {
      return scribe.again(history, cause);
    }
    return isForgotten(state)
        ? scribe.write(
            history,
            new GenerationEvent.Failed(
                new GenerationFailure.WithoutClip(reason),
                Cost.of(state.order(), without.charge()),
                time.now()))
        : scribe.stuck(history, cause);
  }

  private NextStep unanswered(
      History history, Accepted state, Verdict.Question question, ProviderFailure failure) {
    return switch (Verdict.of(question, failure)) {
      case STUCK -> scribe.stuck(history, StepFailure.of(failure));
      case EXPIRING ->
          hasExpired(history, state)
              ? expired(history, state, failure)
              : again(history, state, failure);
      case AGAIN, REFUSED, ADDRESS_LOST, LOST_IN_TIME -> again(history, state, failure);
    };
  }

  private NextStep again(History history, Accepted state, ProviderFailure failure) {
    Duration kept = kept(state);
    Duration left =
        state instanceof Delivering done
            ? Duration.between(time.now(), done.completedAt().plus(kept))
            : kept;
    return scribe.again(history, StepFailure.of(failure).patientFor(Memory.longestSilence(left)));
  }

  private NextStep expired(History history, Accepted state, ProviderFailure failure) {
    return scribe.write(
        history,
        new GenerationEvent.Failed(
            new GenerationFailure.Expired(failure.reason()),
            Cost.of(state.order(), chargeSoFar(state)),
            time.now()));
  }

  /** What the provider said while it still knew. */
  private static Charge chargeSoFar(Accepted state) {
    return state instanceof Delivering done ? done.charge() : Charge.unknown();
  }

  /**
   * Not found once may be a slip; not found for good is only believed after the provider's time.
   */
  private boolean hasExpired(History history, Accepted state) {
    Instant now = time.now();
    boolean missing = observations.of(history.id()).isMissing(now, SLIPS, settings.faultSlowest());
    return missing && isForgotten(state);
  }

  private boolean isForgotten(Accepted state) {
    return !time.now().isBefore(doneAt(state).plus(kept(state)));
  }

  private Duration kept(Accepted state) {
    return Memory.of(state.order(), provider.capabilities()).result();
  }

  private static Instant doneAt(Accepted state) {
    return state instanceof Delivering done ? done.completedAt() : state.since();
  }

  private void show(History history, ProviderStatus status) {
    Observation seen = observations.of(history.id());
    List<Notice> news = new ArrayList<>();
    if (status instanceof ProviderStatus.Queued queued) {
      queued
          .ahead()
          .filter(seen::isNewPlace)
          .forEach(ahead -> news.add(new Notice.QueueMoved(Scribe.provider(history), ahead)));
    }
    seen.newOf(status.logs())
        .forEach(line -> news.add(new Notice.Logged(Scribe.provider(history), line)));
    scribe.tellUnlessOvertaken(history, news);
  }
}
