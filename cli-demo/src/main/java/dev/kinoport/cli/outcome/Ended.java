package dev.kinoport.cli.outcome;

import dev.kinoport.Generated;
import dev.kinoport.cli.clip.FinishedClip;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * How going on with a generation ended.
 *
 * @param id which
 * @param end left: why there is no clip
 * @param clip in its place, if it is there
 */
public record Ended(
    GenerationId id, Either<CommandFailure, Generated> end, Option<FinishedClip> clip) {
  public static Ended done(Generated generated, FinishedClip clip) {
    return new Ended(generated.id(), Either.right(generated), Option.some(clip));
  }

  public static Ended failed(GenerationId id, CommandFailure failure) {
    return new Ended(id, Either.left(failure), Option.none());
  }

  /** Nobody has looked yet. */
  public static Ended open(GenerationId id) {
    return failed(id, CommandFailure.refused(FailureKind.INTERRUPTED, "not looked at"));
  }

  public ExitCode exitCode() {
    return end.fold(failure -> failure.kind().exitCode(), generated -> ExitCode.DONE);
  }
}
