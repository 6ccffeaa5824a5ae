package dev.kinoport.generation;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * One thing that happened to a generation. The ordered events are the truth; everything else is
 * worked out from them.
 */
public sealed interface GenerationEvent {
  /** When, by our clock. */
  Instant at();

  /** An event after which nothing more can happen; it settles the reservation. */
  sealed interface End extends GenerationEvent {
    /** What it cost. */
    Cost cost();
  }

  /**
   * Quote, reservation and intent, in one step, before anything leaves.
   *
   * @param order what was bought
   * @param at when
   */
  record Admitted(Order order, Instant at) implements GenerationEvent {}

  /**
   * A local image can now be read by the provider.
   *
   * @param sha256 which image
   * @param upload where, and since when: it may have been sent for an earlier generation
   * @param at when
   */
  record ImageUploaded(String sha256, Upload upload, Instant at) implements GenerationEvent {}

  /**
   * The paid request leaves now. If no answer is written down after this, none may ever come.
   *
   * @param attempt 1 for the first
   * @param answerBy whoever sends it has given up by then
   * @param sender the process that sends it, if others can tell whether it lives
   * @param providerAhead how far the provider's clock was ahead of the one that tells {@code at},
   *     if an answer had told it by then; below zero if it was behind
   * @param at when
   */
  record SubmitStarted(
      int attempt,
      Instant answerBy,
      Option<String> sender,
      Option<Duration> providerAhead,
      Instant at)
      implements GenerationEvent {
    /**
     * By a process of which others cannot tell whether it lives, to a provider whose clock it has
     * not heard of.
     */
    public SubmitStarted(int attempt, Instant answerBy, Instant at) {
      this(attempt, answerBy, Option.none(), Option.none(), at);
    }
  }

  /**
   * The provider has it.
   *
   * @param handle its name for it
   * @param via how we know
   * @param at when we knew
   */
  record SubmitAccepted(Handle handle, Via via, Instant at) implements GenerationEvent {}

  /** How we know that the provider has a request. */
  enum Via {
    /** It answered the submit. */
    ANSWER,
    /** It called us back. */
    WEBHOOK,
    /** Its own records list it. */
    LISTING,
    /** A person said so. */
    PERSON
  }

  /**
   * The provider certainly does not have it, and it may be sent again.
   *
   * @param attempt which attempt
   * @param reason how we know
   * @param retryAt not before this
   * @param at when
   */
  record SubmitFailed(int attempt, String reason, Instant retryAt, Instant at)
      implements GenerationEvent {}

  /**
   * The provider may or may not have it.
   *
   * @param attempt which attempt
   * @param reason what happened
   * @param at when
   */
  record SubmitInDoubt(int attempt, String reason, Instant at) implements GenerationEvent {}

  /**
   * The provider said no, free of charge, and the next offer of the order takes its place.
   *
   * @param to whose offer it is
   * @param attempts how often the paid request has left by now, whoever it went to, 0 or more
   * @param failure why the one before it did not take it
   * @param at when
   */
  record MovedOn(ProviderName to, int attempts, GenerationFailure failure, Instant at)
      implements GenerationEvent {
    /** What it is where there is no moving on any more. */
    public Failed end(Order order) {
      return new Failed(failure, Cost.nothing(order), at);
    }
  }

  /**
   * The provider is at work.
   *
   * @param at when we saw it
   */
  record Started(Instant at) implements GenerationEvent {}

  /**
   * The provider is done, well or badly.
   *
   * @param at when we saw it
   */
  record Completed(Instant at) implements GenerationEvent {}

  /**
   * There is a clip, still with the provider.
   *
   * @param clip where
   * @param charge what the provider says it costs
   * @param at when
   */
  record ResultFetched(RemoteClip clip, Charge charge, Instant at) implements GenerationEvent {}

  /**
   * The address of the clip leads nowhere any more: the result is asked for again.
   *
   * @param reason what happened, and where
   * @param retryAt not before this
   * @param at when
   */
  record ClipAddressLost(String reason, Instant retryAt, Instant at) implements GenerationEvent {}

  /**
   * A person lets the clip of this generation come from one more host.
   *
   * @param host name or address, in lower case
   * @param at when
   */
  record ClipHostTrusted(String host, Instant at) implements GenerationEvent {}

  /**
   * A person names where the clip lies.
   *
   * @param location where
   * @param at when
   */
  record ClipLocated(URI location, Instant at) implements GenerationEvent {
    /** Without the address, which may be signed. */
    @Override
    public String toString() {
      return "ClipLocated[%s, %s]".formatted(location.getHost(), at);
    }
  }

  /**
   * The caller wants it stopped.
   *
   * @param at when
   */
  record CancelAsked(Instant at) implements GenerationEvent {}

  /**
   * The provider knows of that wish.
   *
   * @param answer what it said
   * @param at when
   */
  record CancelSent(CancelAnswer answer, Instant at) implements GenerationEvent {}

  /**
   * The clip is home.
   *
   * @param clip where
   * @param cost what it cost
   * @param at when
   */
  record ClipStored(StoredClip clip, Cost cost, Instant at) implements End {}

  /**
   * A person has brought the clip.
   *
   * @param clip where it is kept
   * @param cost what it cost
   * @param at when
   */
  record ClipAdopted(StoredClip clip, Cost cost, Instant at) implements End {}

  /**
   * There will be no clip.
   *
   * @param failure why
   * @param cost what it cost all the same
   * @param at when
   */
  record Failed(GenerationFailure failure, Cost cost, Instant at) implements End {}

  /**
   * Stopped by the caller's wish.
   *
   * @param cost what it cost all the same
   * @param at when
   */
  record Cancelled(Cost cost, Instant at) implements End {}
}
