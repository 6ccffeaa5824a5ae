package dev.kinoport.cli;

import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;
import java.util.List;

/** What to say to somebody who does not want to wait any more. */
final class Interruption {
  private Interruption() {}

  static CommandFailure of(Option<GenerationId> id) {
    return new CommandFailure(
        FailureKind.INTERRUPTED,
        "interrupted",
        id.fold(() -> "interrupted; nothing was started", Interruption::goesOn),
        List.of(),
        Option.none());
  }

  private static String goesOn(GenerationId id) {
    return "interrupted; generation " + id + " was not cancelled at the provider. " + journal(id);
  }

  /** The honest part. */
  static String journal(GenerationId id) {
    return "Its journal was in this process's memory and ends with it: "
        + id
        + " cannot be taken up again by this version.";
  }
}
