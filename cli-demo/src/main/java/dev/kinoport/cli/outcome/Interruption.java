package dev.kinoport.cli.outcome;

import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;
import java.util.List;

/** What to say to somebody who does not want to wait any more. */
public final class Interruption {
  private Interruption() {}

  public static CommandFailure of(Option<GenerationId> id, boolean isKept) {
    return new CommandFailure(
        FailureKind.INTERRUPTED,
        "interrupted",
        id.fold(() -> "interrupted; nothing was started", known -> goesOn(known, isKept)),
        List.of(),
        Option.none());
  }

  private static String goesOn(GenerationId id, boolean isKept) {
    return "interrupted; generation "
        + id
        + " was not cancelled at the provider. "
        + journal(id, isKept);
  }

  /** Whether and how it can be taken up again. */
  static String journal(GenerationId id, boolean isKept) {
    return isKept
        ? "kinoport resume " + id + " goes on with it."
        : "Its journal was in this process's memory and ends with it: "
            + id
            + " cannot be taken up again; with --pace fast and no --seed it could.";
  }
}
