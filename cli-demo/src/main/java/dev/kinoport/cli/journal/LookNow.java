package dev.kinoport.cli.journal;

import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.provider.ProviderSession;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Either;
import java.util.List;

/** Looks at generations now, whatever they wait for. Nothing is bought twice. */
public final class LookNow {
  private LookNow() {}

  /** Does it; left: why one of them cannot be looked at. */
  public static Either<CommandFailure, ?> at(ProviderSession session, List<GenerationId> ids) {
    return Either.sequenceRight(
            ids.stream()
                .map(id -> session.kinoport().sendNow(id, "a person wants it sent now"))
                .toList())
        .mapLeft(CommandFailure::of);
  }
}
