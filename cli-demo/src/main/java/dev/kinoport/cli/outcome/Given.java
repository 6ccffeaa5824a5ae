package dev.kinoport.cli.outcome;

import dev.kinoport.generation.GenerationId;
import io.vavr.control.Either;
import org.jspecify.annotations.Nullable;

/** What somebody has typed, or not. */
public final class Given {
  private Given() {}

  /** The id; left: there is none. */
  public static Either<CommandFailure, GenerationId> by(@Nullable GenerationId typed) {
    return typed == null
        ? Either.left(CommandFailure.refused(FailureKind.BAD_USAGE, "needs the ID of a generation"))
        : Either.right(typed);
  }
}
