package dev.kinoport.cli.journal;

import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.run.Run;
import dev.kinoport.generation.GenerationState;
import io.vavr.control.Either;

/** Looks at generations now, whatever they wait for. */
public final class LookNow {
  private LookNow() {}

  /** How to do it for what stands there. */
  public static Run.Errand at(GenerationState state) {
    return state instanceof GenerationState.Planned planned
        ? (session, ids) ->
            session
                .kinoport()
                .sendAgain(planned.order().id(), "a person wants it sent now")
                .mapLeft(CommandFailure::of)
        : (session, ids) -> {
          ids.forEach(session.kinoport()::wake);
          return Either.right(session);
        };
  }
}
