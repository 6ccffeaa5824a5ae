package dev.kinoport.engine;

import dev.kinoport.engine.departure.FirstSightings;
import dev.kinoport.engine.departure.ProviderClock;
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
  /** Further than any clock of another zone or another day is away. */
  private static final Duration FARTHEST_CLOCK = Duration.ofHours(26);

  private final Provider provider;
  private final ProviderClock clock;
  private final Timekeeper time;
  private final Scribe scribe;
  private final EngineSettings settings;
  private final StepDelays pace;

  /** By since when they stand in the journal. */
  private final FirstSightings<Instant> doubts = new FirstSightings<>();

  DoubtResolver(
      Provider provider,
      ProviderClock clock,
      Timekeeper time,
      Scribe scribe,
      EngineSettings settings,
      StepDelays pace) {
    this.provider = provider;
    this.clock = clock;
    this.time = time;
    this.scribe = scribe;
    this.settings = settings;
    this.pace = pace;
  }

  NextStep reconcile(History history, InDoubt doubt) {
    return switch (search().way()) {
      case NONE -> cannotTell(history, "the provider cannot be asked for a request by its input");
      case MESSAGE -> cannotTell(history, "only the provider's own message can tell");
      case LISTING, OWN_TOKEN -> search(history, doubt);
    };
  }

  private Capabilities.Search search() {
    return provider.capabilities().search();
  }

  private boolean isTooLate(ProviderClock.Moment left) {
    return search().window().exists(span -> left.ago().compareTo(span) >= 0);
  }

  private NextStep tooLate(History history) {
    return cannotTell(history, "the provider's records do not reach back so far");
  }

  private NextStep search(History history, InDoubt doubt) {
    ProviderClock.Moment left = clock.left(history, doubt.sentAt());
    return isTooLate(left) ? tooLate(history) : search(history, doubt, left);
  }

  private NextStep search(History history, InDoubt doubt, ProviderClock.Moment left) {
    return SentRequest.of(doubt)
        .fold(
            gone -> cannotTell(history, "an image that may have been sent " + gone.message()),
            submission -> search(history, doubt, left, submission));
  }

  private NextStep search(
      History history, InDoubt doubt, ProviderClock.Moment left, Submission submission) {
    return provider
        .video()
        .find(submission, left.at())
        .fold(
            failure -> unanswered(history, doubt, failure),
            finding ->
                switch (finding) {
                  case Finding.Unsupported unsupported -> cannotTell(history, unsupported.reason());
                  case Finding.Matches matches ->
                      matched(history, doubt, left, submission, matches);
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

  private NextStep matched(
      History history,
      InDoubt doubt,
      ProviderClock.Moment left,
      Submission submission,
      Finding.Matches matches) {
    Instant now = time.now();
    if (wasAskedBlindly(history, doubt, left)) {
      return new NextStep.At(pace.nextSearch(history.id(), doubt.since(), now));
    }
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
    if (matches.conclusive() && isAbsent(history, doubt, left, submission)) {
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
   * Whether the records themselves have told a clock by which they should have been asked from
   * another moment: from an earlier one they show what others had made before, and ours is not it.
   */
  private boolean wasAskedBlindly(History history, InDoubt doubt, ProviderClock.Moment asked) {
    return asked.certainty() == ProviderClock.Certainty.UNHEARD
        && !clock.left(history, doubt.sentAt()).isAbout(asked);
  }

  /**
   * Whether what is not in the records that were just seen is believed to be nowhere. They were
   * asked by a clock that may have been set meanwhile: their answer has told the provider's anew.
   */
  private boolean isAbsent(
      History history, InDoubt doubt, ProviderClock.Moment asked, Submission submission) {
    ProviderClock.Moment left = clock.left(history, doubt.sentAt());
    return left.certainty() != ProviderClock.Certainty.UNHEARD
        && left.isAbout(asked)
        && !left.there().isBefore(believedFrom(history, doubt, left))
        && reachesBack(left, submission);
  }

  /**
   * Whether the records go back to the moment of sending whatever a clock says. Where nobody knows
   * what the sender's clock was then, they must have nothing like it as far back as a clock may
   * have been wrong; what they do have is left to a person, as it may be older.
   */
  private boolean reachesBack(ProviderClock.Moment left, Submission submission) {
    return left.certainty() == ProviderClock.Certainty.KNOWN
        || (search().window().forAll(span -> span.compareTo(FARTHEST_CLOCK) > 0)
            && provider
                .video()
                .find(submission, left.at().minus(FARTHEST_CLOCK))
                .exists(finding ->
                    finding instanceof Finding.Matches matches
                        && matches.conclusive()
                        && matches.handles().isEmpty()));
  }

  /**
   * When an absence is believed, by the provider's clock: after its grace, and not before whoever
   * sent the request has given up its answer. Until then it may be under way, also if he is dead by
   * now: it is with the provider then, which may be as slow to take it up as to answer. When it was
   * sent may be a guess: so the grace is over here, too, since the first look.
   */
  private Instant believedFrom(History history, InDoubt doubt, ProviderClock.Moment left) {
    Instant firstLook = doubts.of(history.id(), doubt.since(), left.there());
    Instant graceOver = later(left.at(), firstLook).plus(search().grace());
    return history
        .lastDeparture()
        .map(sent -> left.at().plus(Duration.between(sent.at(), sent.answerBy())))
        .filter(graceOver::isBefore)
        .getOrElse(graceOver);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** It has ended, or is not looked after here any more. */
  void forget(GenerationId id) {
    doubts.forget(id);
    clock.forget(id);
  }

  private GenerationEvent absent(InDoubt doubt, Instant now) {
    String reason = "the provider's records do not have it";
    return doubt.attempts() < settings.submitAttempts()
        ? new GenerationEvent.SubmitFailed(doubt.attempts(), reason, now, now)
        : new GenerationEvent.Failed(
            new GenerationFailure.NeverSent(reason), Cost.nothing(doubt.order()), now);
  }
}
