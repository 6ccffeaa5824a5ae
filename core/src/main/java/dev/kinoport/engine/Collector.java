package dev.kinoport.engine;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.generation.ClipSizeBound;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationState.Downloading;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.History;
import dev.kinoport.provider.Provider;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Brings a clip home that has been paid for, and does not give up while there is hope. */
final class Collector {
  /** An address that breaks off so often in a row may not be the right one any more. */
  private static final int DOUBTED_AFTER = 5;

  /** So many addresses that lead nowhere are no slip any more. */
  private static final int SLIPS = 3;

  /** For a fresh address there is time for so many more questions, at least. */
  private static final int QUESTIONS_LEFT = 10;

  private final Provider provider;
  private final Timekeeper time;
  private final Scribe scribe;
  private final EngineSettings settings;
  private final StepDelays pace;
  private final Observations observations;

  Collector(
      Provider provider,
      Timekeeper time,
      Scribe scribe,
      EngineSettings settings,
      StepDelays pace,
      Observations observations) {
    this.provider = provider;
    this.time = time;
    this.scribe = scribe;
    this.settings = settings;
    this.pace = pace;
    this.observations = observations;
  }

  NextStep store(History history, Downloading state) {
    if (isOld(state) && isKept(state)) {
      return askAgain(history, state, "the address is older than addresses live");
    }
    return provider
        .clips()
        .keep(history.id().value(), bounded(history, state))
        .fold(
            failure -> failed(history, state, failure),
            clip ->
                scribe.write(
                    history,
                    new GenerationEvent.ClipStored(
                        clip, Cost.of(state.order(), state.charge()), time.now())));
  }

  private static RemoteClip bounded(History history, Downloading state) {
    return state.clip().trusting(history.trustedHosts()).atMost(ClipSizeBound.bytes(state.order()));
  }

  private NextStep failed(History history, Downloading state, ClipFailure failure) {
    StepFailure cause = StepFailure.of(failure, state.clip().location());
    return switch (Verdict.of(failure)) {
      case ADDRESS_LOST ->
          isKept(state)
              ? askForAnother(history, state, failure.reason())
              : lostUnlessASlip(history, state, failure, cause);
      case LOST_IN_TIME ->
          isKept(state)
              ? scribe.again(history, cause)
              : lostUnlessASlip(history, state, failure, cause);
      case STUCK -> scribe.stuck(history, cause);
      case AGAIN, EXPIRING, REFUSED ->
          isDoubtful(history, state, failure) && isKept(state)
              ? askAgain(history, state, failure.reason())
              : scribe.again(history, cause);
    };
  }

  /** Whether it can still be asked for what came of it. */
  private boolean isKept(Downloading state) {
    Duration kept = memory(state).result();
    return time.now().isBefore(state.completedAt().plus(kept));
  }

  private boolean isOld(Downloading state) {
    return !time.now().isBefore(state.since().plus(memory(state).address()));
  }

  private Memory memory(Downloading state) {
    return Memory.of(state.order(), provider.capabilities());
  }

  private boolean isDoubtful(History history, Downloading state, ClipFailure failure) {
    boolean often = observations.of(history.id()).failures() + 1 >= DOUBTED_AFTER;
    Instant longAgo = time.now().minus(settings.faultSlowest());
    return failure instanceof ClipFailure.Interrupted && often && state.since().isBefore(longAgo);
  }

  private NextStep askAgain(History history, Downloading state, String reason) {
    Instant now = time.now();
    Instant next = nextQuestion(history, state, now);
    return scribe.writeThenWait(
        history, addressLost(state, reason, next), addressFailure(state, reason), next);
  }

  /**
   * An address that leads nowhere is a slip a few times, and then a trouble that whoever waits is
   * told of: the provider may be asked at any moment from then on, and is asked ever more seldom.
   */
  private NextStep askForAnother(History history, Downloading state, String reason) {
    if (state.addressesLost() + 1 < SLIPS) {
      return askAgain(history, state, reason);
    }
    Instant now = time.now();
    Instant next = nextQuestion(history, state, now);
    return scribe.writeThenPark(
        history, addressLost(state, reason, now), addressFailure(state, reason), next);
  }

  /** Pauses that double must not outlast the time in which a fresh address can be had. */
  private Instant nextQuestion(History history, Downloading state, Instant now) {
    Instant paced = pace.afterLostAddress(history.id(), state.addressesLost(), now);
    Duration left = Duration.between(now, state.completedAt().plus(memory(state).result()));
    Duration share = left.dividedBy(QUESTIONS_LEFT);
    Duration least = settings.faultSlowest();
    Instant latest = now.plus(share.compareTo(least) > 0 ? share : least);
    return paced.isAfter(latest) ? latest : paced;
  }

  private GenerationEvent addressLost(Downloading state, String reason, Instant next) {
    URI address = StepFailure.withoutSecrets(state.clip().location());
    return new GenerationEvent.ClipAddressLost(reason + ", at " + address, next, time.now());
  }

  private static StepFailure addressFailure(Downloading state, String reason) {
    URI address = StepFailure.withoutSecrets(state.clip().location());
    return new StepFailure(Trouble.Kind.CLIP_GONE, reason, Option.of(address), Option.none());
  }

  /** The shop forgets, and the clip's host may remember: one answer of either proves nothing. */
  private NextStep lostUnlessASlip(
      History history, Downloading state, ClipFailure failure, StepFailure cause) {
    boolean isMissing =
        observations.of(history.id()).isMissing(time.now(), SLIPS, settings.faultSlowest());
    return isMissing ? lost(history, state, failure) : scribe.again(history, cause);
  }

  private NextStep lost(History history, Downloading state, ClipFailure failure) {
    URI address = StepFailure.withoutSecrets(state.clip().location());
    return scribe.write(
        history,
        new GenerationEvent.Failed(
            new GenerationFailure.ClipLost(
                "paid, and the clip is lost: %s, at %s".formatted(failure.reason(), address)),
            Cost.of(state.order(), state.charge()),
            time.now()));
  }
}
