package dev.kinoport.cli.run;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.cli.clip.ClipDelivery;
import dev.kinoport.cli.clip.FinishedClip;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.text.JsonValues;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.cli.text.State;
import dev.kinoport.clip.StoredClip;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.json.Json;
import dev.kinoport.price.Money;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * How waiting for a generation ended.
 *
 * @param id which
 * @param end left: why there is no clip
 * @param clip in its place, if it is there
 */
public record Ended(
    GenerationId id, Either<CommandFailure, Generated> end, Option<FinishedClip> clip) {
  /**
   * What came of it.
   *
   * @param place brings its clip to where it shall lie; left: why it does not lie there
   */
  public static Ended of(
      GenerationId id,
      Either<Failure, Generated> end,
      Function<StoredClip, Either<String, Path>> place) {
    return end.mapLeft(CommandFailure::of)
        .flatMap(generated ->
            place
                .apply(generated.clip())
                .mapLeft(fault -> CommandFailure.misplaced(fault, generated.cost().amount()))
                .map(file ->
                    new Ended(
                        id,
                        Either.right(generated),
                        Option.some(FinishedClip.at(file, generated.clip())))))
        .fold(failure -> failed(id, failure), ended -> ended);
  }

  /** Of what was over before. */
  public static Ended of(GenerationState.Ended over, ClipDelivery delivery) {
    GenerationId id = over.order().id();
    return of(
            id,
            switch (over) {
              case GenerationState.Succeeded done ->
                  Either.right(new Generated(id, done.clip(), done.cost(), done.order()));
              case GenerationState.Failed failed ->
                  Either.left(new Failure.Failed(id, failed.failure(), failed.cost()));
              case GenerationState.Cancelled gone ->
                  Either.left(new Failure.Cancelled(id, gone.cost()));
            },
            clip -> delivery.bring(over.order(), clip))
        .saying(failure -> failure.about(over.order().document()));
  }

  public static Ended failed(GenerationId id, CommandFailure failure) {
    return new Ended(id, Either.left(failure), Option.none());
  }

  /** Nobody has looked yet. */
  public static Ended open(GenerationId id) {
    return failed(id, CommandFailure.refused(FailureKind.INTERRUPTED, "not looked at"));
  }

  /** The same in other words, if there is no clip. */
  public Ended saying(Function<CommandFailure, CommandFailure> words) {
    return new Ended(id, end.mapLeft(words), clip);
  }

  /** In one word: {@code succeeded}, {@code in_doubt}. */
  public String status() {
    return end.fold(CommandFailure::status, generated -> State.SUCCEEDED.word());
  }

  /** What it cost, if that is known. */
  public Option<Money> actual() {
    return end.fold(CommandFailure::actual, generated -> generated.cost().amount());
  }

  /** Whether this run stopped looking before the end came. */
  public boolean isOpen() {
    return end.fold(
        failure ->
            failure.kind() == FailureKind.STILL_RUNNING
                || failure.kind() == FailureKind.INTERRUPTED,
        generated -> false);
  }

  /** In a line; none if there is no clip. */
  public Option<String> line() {
    return clip.map(it ->
        "%s  %s  %s"
            .formatted(id, end.fold(failure -> "", made -> Prices.of(made.cost())), it.file()));
  }

  /** What came of it, for programs. */
  public Json.Members document() {
    return Json.object()
        .with("id", id.value())
        .with("status", status())
        .with("actual", JsonValues.money(actual()))
        .with("clip", clip.map(FinishedClip::document).getOrElse(Json.Nothing.NULL))
        .with("failure", end.fold(CommandFailure::document, generated -> Json.Nothing.NULL));
  }

  public ExitCode exitCode() {
    return end.fold(failure -> failure.kind().exitCode(), generated -> ExitCode.DONE);
  }
}
