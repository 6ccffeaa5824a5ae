package dev.kinoport.cli.text;

import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Option;

/** What happens, in a few words. */
public final class NoticeWords {
  private NoticeWords() {}

  /** None for what needs no words. */
  public static Option<String> of(Notice notice, boolean verbose) {
    return switch (notice) {
      case Notice.Moved moved -> Option.some(of(moved));
      case Notice.QueueMoved queue -> Option.some(queued(queue.ahead()));
      case Notice.Trouble trouble -> of(trouble);
      case Notice.Stuck stuck -> Option.some("waits for you: " + stuck.trouble().reason());
      case Notice.Forgotten forgotten -> Option.some(forgotten.reason());
      case Notice.Elsewhere elsewhere ->
          Option.some(
              "left alone: it was ordered from "
                  + elsewhere.provider().map(ProviderName::value).getOrElse("somebody")
                  + ", which is not here");
      case Notice.Admitted admitted -> Option.none();
      case Notice.Logged logged ->
          verbose ? Option.some("log: " + logged.line().message()) : Option.none();
    };
  }

  /** Ever more seldom, because it may go on for an hour. */
  private static Option<String> of(Notice.Trouble trouble) {
    return Option.when(
        Integer.bitCount(trouble.failures()) == 1,
        isOfDamage(trouble)
            ? trouble.reason() + "; to try again mends nothing, and kinoport doctor says more"
            : "%s; trying again (%d)".formatted(trouble.reason(), trouble.failures()));
  }

  /** A journal that is damaged stays so. It says it in words alone, as every reason is. */
  private static boolean isOfDamage(Notice.Trouble trouble) {
    return trouble.kind().isEmpty()
        && trouble.reason().startsWith("the journal ")
        && trouble.reason().contains(" is damaged; ");
  }

  private static String of(Notice.Moved moved) {
    GenerationEvent event = moved.event();
    State state = State.of(moved.state());
    if (isLate(moved) && event instanceof GenerationEvent.SubmitAccepted late) {
      return "it was given up, and %s has taken it as request %s: it is paid, and nobody fetches it"
          .formatted(late.handle().provider(), late.handle().requestId());
    }
    if (event instanceof GenerationEvent.ImageUploaded) {
      return "image uploaded";
    }
    if (event instanceof GenerationEvent.SubmitFailed failed) {
      return "not taken, so sent again: " + failed.reason();
    }
    if (event instanceof GenerationEvent.SubmitInDoubt doubt) {
      return "in doubt: " + doubt.reason();
    }
    if (event instanceof GenerationEvent.MovedOn on) {
      return "not taken: %s; moved on to %s".formatted(on.failure().message(), on.to());
    }
    return isUnusual(event) ? "found after all: " + state.shown() : state.shown();
  }

  /** Whether it was taken only after it had been given up. */
  private static boolean isLate(Notice.Moved moved) {
    return moved.event() instanceof GenerationEvent.SubmitAccepted
        && moved.state() instanceof GenerationState.Ended;
  }

  /** Whether an event says more than the state that it leads to. */
  private static boolean isUnusual(GenerationEvent event) {
    return event instanceof GenerationEvent.SubmitFailed
        || event instanceof GenerationEvent.SubmitInDoubt
        || event instanceof GenerationEvent.MovedOn
        || (event instanceof GenerationEvent.SubmitAccepted accepted
            && accepted.via() != GenerationEvent.Via.ANSWER);
  }

  /** Whether a notice says more than where the generation stands. */
  public static boolean isUnusual(Notice notice) {
    return !(notice instanceof Notice.QueueMoved)
        && !(notice instanceof Notice.Admitted)
        && !(notice instanceof Notice.Moved moved && !isUnusual(moved.event()) && !isLate(moved));
  }

  public static String queued(int ahead) {
    return "queued, " + ahead + " ahead";
  }
}
