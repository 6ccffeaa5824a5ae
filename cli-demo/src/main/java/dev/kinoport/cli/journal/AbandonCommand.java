package dev.kinoport.cli.journal;

import dev.kinoport.PaymentStanding;
import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.GenerationParameter;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.generation.GenerationState;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kinoport abandon}: gives a generation up, wherever it stands. */
@Command(
    name = "abandon",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Give a generation up, wherever it stands. What may have been charged counts as spent, all of"
          + " it; nothing does if nothing was sent. What goes on at the provider is not stopped:"
          + " kinoport cancel asks for that."
    })
public final class AbandonCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Mixin private GenerationParameter generation = new GenerationParameter();

  @picocli.CommandLine.Option(names = "--yes", description = "Agree to lose what may be paid for")
  private boolean agreed;

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public AbandonCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return new OneGeneration(invocation, state, Option.none(), answer)
        .decide(
            generation.id(),
            at ->
                agreed || isFree(at)
                    ? DoubtDecision.of(at, Option.none(), true, agreed)
                    : Either.left(DoubtDecision.lost(at)),
            Map.of(FailureKind.ABANDONED, "given up"));
  }

  private static boolean isFree(GenerationState at) {
    return at instanceof GenerationState.Ended
        || PaymentStanding.of(at) == PaymentStanding.NOTHING_SENT;
  }
}
