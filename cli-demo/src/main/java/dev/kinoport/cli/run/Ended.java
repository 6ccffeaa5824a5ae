package dev.kinoport.cli.run;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.cli.clip.ClipDelivery;
import dev.kinoport.cli.clip.FinishedClip;
import dev.kinoport.cli.json.Json;
import dev.kinoport.cli.json.JsonValues;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.text.State;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.Order;
import dev.kinoport.price.Money;
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
  /** The same end, with the clip in its place if there is one. */
  public static Ended of(Order order, ClipDelivery delivery, Either<Failure, Generated> end) {
    return end.mapLeft(CommandFailure::of)
        .flatMap(generated ->
            delivery
                .bring(order, generated.clip())
                .mapLeft(fault -> CommandFailure.misplaced(fault, generated.cost().amount()))
                .map(place -> done(generated, FinishedClip.at(place, generated.clip()))))
        .fold(failure -> failed(order.id(), failure), ended -> ended);
  }

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

  /** In one word: {@code succeeded}, {@code in_doubt}. */
  public String status() {
    return end.fold(CommandFailure::status, generated -> State.SUCCEEDED.word());
  }

  /** What it cost, if that is known. */
  public Option<Money> actual() {
    return end.fold(CommandFailure::actual, generated -> generated.cost().amount());
  }

  /** What came of it, for programs. */
  public Json.Members document() {
    return new Json.Members()
        .put("status", status())
        .put("actual", JsonValues.money(actual()))
        .put("clip", clip.map(FinishedClip::document).getOrElse(Json.NULL))
        .put("failure", end.fold(CommandFailure::document, generated -> Json.NULL));
  }

  public ExitCode exitCode() {
    return end.fold(failure -> failure.kind().exitCode(), generated -> ExitCode.DONE);
  }
}
