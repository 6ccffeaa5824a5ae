package dev.kinoport.cli.outcome;

import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;

/** What to do now. */
public final class Advice {
  private Advice() {}

  public static Option<String> on(FailureKind kind, GenerationId id, boolean isKept) {
    if (kind == FailureKind.IN_DOUBT) {
      return Option.some(
          "Do not simply start it again: it may be running, and paid for. Look for it in the"
              + " provider's own list of requests first. "
              + (isKept
                  ? "kinoport reconcile says what can be done."
                  : Interruption.journal(id, false)));
    }
    return Option.when(
        kind == FailureKind.STILL_RUNNING,
        "Nothing was cancelled. " + Interruption.journal(id, isKept));
  }
}
