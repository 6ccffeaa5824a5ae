package dev.kinoport.engine;

import dev.kinoport.engine.departure.FirstSightings;
import dev.kinoport.engine.departure.SentRequest;
import dev.kinoport.generation.Cost;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationFailure;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState.InDoubt;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.AppendRefusal;
import dev.kinoport.journal.History;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.Submission;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;

/**
 * Finds out, from the provider's own records, whether a request arrived. It may be sent again only
 * when the records are conclusive and old enough to be believed.
 */
final class DoubtResolver {
  private final Provider provider;
  private final Timekeeper time;
  private final Scribe scribe;
  private final EngineSettings settings;
  private final StepDelays pace;

  /** By since when they stand in the journal. */
  private final FirstSightings<Instant> doubts = new FirstSightings<>();

  DoubtResolver(
      Provider provider, Timekeeper time, Scribe scribe, EngineSettings settings, StepDelays pace) {
    this.provider = provider;
    this.time = time;
    this.scribe = scribe;
    this.settings = settings;
    this.pace = pace;
  }

  NextStep reconcile(History history, InDoubt doubt) {
    return switch (search().way()) {
      case NONE -> cannotTell(history, "the provider cannot be asked for a request by its input");
      case MESSAGE -> cannotTell(history, "only the provider's own message can tell");
      case LISTING, OWN_TOKEN -> isTooLate(doubt) ? tooLate(history) : search(history, doubt);
    };
  }

  private Capabilities.Search search() {
    return provider.capabilities().search();
  }

  private boolean isTooLate(InDoubt doubt) {
    return search().window().exists(span -> !time.now().isBefore(doubt.sentAt().plus(span)));
  }

  private NextStep tooLate(History history) {
    return cannotTell(history, "the provider's records do not reach back so far");
  }

  private NextStep search(History history, InDoubt doubt) {
    return SentRequest.of(doubt)
        .fold(
            gone -> cannotTell(history, "an image that may have been sent " + gone.message()),
            submission -> search(history, doubt, submission));
  }

  private NextStep search(History history, InDoubt doubt, Submission submission) {
    return provider
        .video()
        .find(submission, doubt.sentAt())
        .fold(
            failure -> unanswered(history, doubt, failure),
            finding ->
                switch (finding) {
                  case Finding.Unsupported unsupported -> cannotTell(history, unsupported.reason());
                  case Finding.Matches matches -> matched(history, doubt, matches);
                });
  }

  private NextStep unanswered(History history, InDoubt doubt, ProviderFailure failure) {
    StepFailure cause = StepFailure.of(failure);
    return Verdict.of(Verdict.Question.SEARCH, failure) == Verdict.STUCK
        ? scribe.stuck(history, cause)
        : scribe.again(history, cause.patientFor(Memory.longestSilence(leftToSearch(doubt))));
  }

  /** What is in doubt may be made and paid for meanwhile, and is kept for so long, if found. */
  private Duration leftToSearch(InDoubt doubt) {
    return search()
        .window()
        .map(span -> Duration.between(time.now(), doubt.sentAt().plus(span)))
        .getOrElse(() -> Memory.of(doubt.order(), provider.capabilities()).result());
  }

  private NextStep cannotTell(History history, String reason) {
    return scribe.stuck(history, StepFailure.of(Trouble.Kind.IN_DOUBT, reason));
  }

  private NextStep matched(History history, InDoubt doubt, Finding.Matches matches) {
    Instant now = time.now();
    for (Handle handle : matches.handles()) {
      if (doubt.order().wasRefusedBy(handle.provider())) {
        return scribe.stuck(history, refusedBefore(handle, doubt.order().provider()));
      }
      Either<AppendRefusal.HandleTaken, NextStep> adopted =
          scribe.writeUnlessTaken(
              history,
              new GenerationEvent.SubmitAccepted(handle, GenerationEvent.Via.LISTING, now));
      for (NextStep next : adopted) {
        return next;
      }
    }
    if (matches.conclusive() && !now.isBefore(believedFrom(history, doubt, now))) {
      return scribe.write(history, absent(doubt, now));
    }
    return new NextStep.At(pace.nextSearch(history.id(), doubt.since(), now));
  }

  /** A provider that is wired under another's name. To ask it again would find the same. */
  private static StepFailure refusedBefore(Handle handle, ProviderName asked) {
    return StepFailure.of(
        Trouble.Kind.UNREADABLE,
        "%s was asked for the request and names one of %s, which had said no before"
            .formatted(asked, handle.provider()));
  }

  /**
   * When an absence is believed: after the provider's grace, and not before whoever sent the
   * request has given up its answer. Until then it may be under way, also if he is dead by now: it
   * is with the provider then, which may be as slow to take it up as to answer. When it was sent
   * stands there by the sender's clock, and this one may be far ahead of it: so the grace is over
   * here, too, since the first look.
   */
  private Instant believedFrom(History history, InDoubt doubt, Instant now) {
    Instant graceOver =
        later(
            doubt.sentAt().plus(search().grace()),
            doubts.of(history.id(), doubt.since(), now).plus(search().grace()));
    return history
        .lastDeparture()
        .map(GenerationEvent.SubmitStarted::answerBy)
        .filter(graceOver::isBefore)
        .getOrElse(graceOver);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** It has ended, or is not looked after here any more. */
  void forget(GenerationId id) {
    doubts.forget(id);
  }

  private GenerationEvent absent(InDoubt doubt, Instant now) {
    String reason = "the provider's records do not have it";
    return doubt.attempts() < settings.submitAttempts()
        ? new GenerationEvent.SubmitFailed(doubt.attempts(), reason, now, now)
        : new GenerationEvent.Failed(
            new GenerationFailure.NeverSent(reason), Cost.nothing(doubt.order()), now);
  }
}
