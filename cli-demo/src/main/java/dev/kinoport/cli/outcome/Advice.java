package dev.kinoport.cli.outcome;

import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;
import java.util.List;

/** What to do now. */
public final class Advice {
  private Advice() {}

  public static Option<String> on(FailureKind kind, GenerationId id, boolean isKept) {
    if (kind == FailureKind.IN_DOUBT) {
      return Option.some(
          "Do not simply start it again: it may be running, and paid for. Look for it in the"
              + " provider's own list of requests first. "
              + (isKept ? "kinoport reconcile says what can be done." : journal(id, false)));
    }
    return Option.when(
        kind == FailureKind.STILL_RUNNING, "Nothing was cancelled. " + journal(id, isKept));
  }

  /** To somebody who does not want to wait any more. */
  public static CommandFailure interrupted(Option<GenerationId> id, boolean isKept) {
    return interrupted(
        id.fold(() -> "interrupted; nothing was bought", known -> goesOn(known, isKept)));
  }

  /** To somebody who interrupts while money is set aside, and it takes too long to await that. */
  public static CommandFailure interruptedWhileBuying() {
    return interrupted("interrupted while buying; kinoport list says whether anything was bought");
  }

  private static CommandFailure interrupted(String words) {
    return new CommandFailure(
        FailureKind.INTERRUPTED, "interrupted", words, List.of(), Option.none());
  }

  private static String goesOn(GenerationId id, boolean isKept) {
    return "interrupted; generation "
        + id
        + " was not cancelled at the provider. "
        + journal(id, isKept);
  }

  /** Whether and how it can be taken up again. */
  private static String journal(GenerationId id, boolean isKept) {
    return isKept
        ? "kinoport resume " + id + " goes on with it."
        : "Its journal was in this process's memory and ends with it: "
            + id
            + " cannot be taken up again; with --pace fast and no --seed it could.";
  }
}
