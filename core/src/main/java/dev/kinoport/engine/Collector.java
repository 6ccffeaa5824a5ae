package dev.kinoport.engine;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.generation.ClipBound;
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

  private final Provider provider;
  private final Timekeeper time;
  private final Scribe scribe;
  private final EngineSettings settings;
  private final Pace pace;
  private final Observations observations;

  Collector(
      Provider provider,
      Timekeeper time,
      Scribe scribe,
      EngineSettings settings,
      Pace pace,
      Observations observations) {
    this.provider = provider;
    this.time = time;
    this.scribe = scribe;
    this.settings = settings;
    this.pace = pace;
    this.observations = observations;
  }

  Next store(History history, Downloading state) {
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
    return state.clip().trusting(history.trustedHosts()).atMost(ClipBound.bytes(state.order()));
  }

  private Next failed(History history, Downloading state, ClipFailure failure) {
    Snag snag = Snag.of(failure, state.clip().location());
    return switch (Verdict.of(failure)) {
      case ADDRESS_LOST ->
          isKept(state)
              ? askForAnother(history, state, failure.reason())
              : lost(history, state, failure);
      case LOST_IN_TIME ->
          isKept(state) ? scribe.again(history, snag) : lost(history, state, failure);
      case STUCK -> scribe.stuck(history, snag);
      case AGAIN, EXPIRING, REFUSED ->
          isDoubtful(history, state, failure) && isKept(state)
              ? askAgain(history, state, failure.reason())
              : scribe.again(history, snag);
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

  private Next askAgain(History history, Downloading state, String reason) {
    Instant now = time.now();
    Instant next = pace.afterLostAddress(history.id(), state.addressesLost(), now);
    return scribe.writeThenWait(
        history, addressLost(state, reason, next), addressSnag(state, reason), next);
  }

  /**
   * An address that leads nowhere is a slip a few times, and then a trouble that whoever waits is
   * told of: the provider may be asked at any moment from then on, and is asked ever more seldom.
   */
  private Next askForAnother(History history, Downloading state, String reason) {
    if (state.addressesLost() + 1 < SLIPS) {
      return askAgain(history, state, reason);
    }
    Instant now = time.now();
    Instant next = pace.afterLostAddress(history.id(), state.addressesLost(), now);
    return scribe.writeThenPark(
        history, addressLost(state, reason, now), addressSnag(state, reason), next);
  }

  private GenerationEvent addressLost(Downloading state, String reason, Instant next) {
    URI address = Snag.withoutSecrets(state.clip().location());
    return new GenerationEvent.ClipAddressLost(reason + ", at " + address, next, time.now());
  }

  private static Snag addressSnag(Downloading state, String reason) {
    URI address = Snag.withoutSecrets(state.clip().location());
    return new Snag(Trouble.Kind.CLIP_GONE, reason, Option.of(address), Option.none());
  }

  private Next lost(History history, Downloading state, ClipFailure failure) {
    URI address = Snag.withoutSecrets(state.clip().location());
    return scribe.write(
        history,
        new GenerationEvent.Failed(
            new GenerationFailure.ClipLost(
                "paid, and the clip is lost: %s, at %s".formatted(failure.reason(), address)),
            Cost.of(state.order(), state.charge()),
            time.now()));
  }
}
