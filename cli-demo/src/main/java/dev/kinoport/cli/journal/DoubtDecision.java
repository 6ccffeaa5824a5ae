package dev.kinoport.cli.journal;

import dev.kinoport.PaymentStanding;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.run.Run;
import dev.kinoport.cli.text.DoubtWords;
import dev.kinoport.cli.text.State;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.provider.Handle;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;

/** What a person has decided about a generation in doubt. */
public final class DoubtDecision {
  private DoubtDecision() {}

  /**
   * Puts a decision into practice; left: there is no doubt, or no agreement to pay twice.
   *
   * @param request what it is to the provider; none: it is given up or sent again
   */
  public static Either<CommandFailure, Run.Errand> of(
      GenerationState state, Option<String> request, boolean abandon, boolean agreed) {
    GenerationId id = state.order().id();
    if (abandon && !(state instanceof GenerationState.Ended)) {
      boolean isFree =
          state instanceof GenerationState.InDoubt
              || PaymentStanding.of(state) == PaymentStanding.NOTHING_SENT;
      return agreed || isFree
          ? Either.right((session, ids) ->
              session.kinoport().abandon(id, "given up by a person").mapLeft(CommandFailure::of))
          : Either.left(lost(state));
    }
    if (!(state instanceof GenerationState.InDoubt doubt)) {
      return Either.left(
          CommandFailure.refused(
              FailureKind.BAD_USAGE,
              (abandon
                      ? "generation %s has ended, it is %s"
                      : "generation %s is not in doubt, it is %s")
                  .formatted(id, State.of(state).shown())));
    }
    return request.fold(() -> again(doubt, agreed), name -> Either.right(adopted(state, name)));
  }

  private static Run.Errand adopted(GenerationState state, String request) {
    // The name of the link is the one under which backends note where a request was sent.
    Handle handle =
        new Handle(
            state.order().provider(), request, Map.of("endpoint", state.order().document().sku()));
    return (session, ids) ->
        session
            .kinoport()
            .adopt(state.order().id(), handle, GenerationEvent.Via.PERSON)
            .mapLeft(CommandFailure::of);
  }

  private static Either<CommandFailure, Run.Errand> again(
      GenerationState.InDoubt doubt, boolean agreed) {
    return agreed
        ? Either.right((session, ids) ->
            session
                .kinoport()
                .sendAgain(doubt.order().id(), "sent again by a person")
                .mapLeft(CommandFailure::of))
        : Either.left(
            CommandFailure.refused(
                FailureKind.NOT_AGREED,
                DoubtWords.twice(doubt) + "; nothing was sent, add --yes to agree"));
  }

  /** That what may be paid for is lost, and nobody has agreed to that. */
  static CommandFailure lost(GenerationState state) {
    return CommandFailure.refused(
        FailureKind.NOT_AGREED, DoubtWords.lost(state) + "; nothing was done, add --yes to agree");
  }
}
