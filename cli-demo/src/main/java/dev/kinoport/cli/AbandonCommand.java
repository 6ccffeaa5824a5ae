package dev.kinoport.cli;

import dev.kinoport.Standing;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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
final class AbandonCommand implements Callable<Integer> {
  private final Console console;
  private final Interrupts interrupts;
  private final Map<String, String> environment;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      converter = IdWord.class,
      description = "Which generation")
  private @Nullable GenerationId id;

  @picocli.CommandLine.Option(names = "--yes", description = "Agree to lose what may be paid for")
  private boolean agreed;

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  AbandonCommand(Console console, Interrupts interrupts, Map<String, String> environment) {
    this.console = console;
    this.interrupts = interrupts;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    try (Keeper keeper = Keeper.of(state.in(environment))) {
      Purchases purchases = new Purchases(keeper, environment);
      return Given.by(id)
          .flatMap(purchases::find)
          .flatMap(found -> done(keeper, purchases, found))
          .fold(failure -> Refusal.tell(console, answer.json(), failure), exitCode -> exitCode)
          .number();
    }
  }

  private Either<CommandFailure, ExitCode> done(
      Keeper keeper, Purchases purchases, Purchase found) {
    return keeper
        .state(found.id())
        .filterOrElse(at -> agreed || isFree(at), at -> DoubtErrand.lost(found.id(), at))
        .flatMap(at -> DoubtErrand.of(found.id(), at, null, true, agreed))
        .map(errand ->
            new ResumeRun(console, interrupts, keeper, purchases, Option.none(), answer.verbose())
                .run(List.of(found), errand))
        .map(this::told);
  }

  private static boolean isFree(GenerationState at) {
    return at instanceof GenerationState.Ended || Standing.of(at) == Standing.NOTHING_SENT;
  }

  private ExitCode told(List<Ended> ends) {
    boolean isGivenUp =
        ends.stream()
            .allMatch(ended ->
                ended.end().fold(it -> it.kind() == FailureKind.ABANDONED, generated -> false));
    if (isGivenUp && !answer.json()) {
      ends.forEach(ended -> console.say(ended.id() + "  given up"));
      return ExitCode.DONE;
    }
    ExitCode exitCode = new ResumeReport(console, answer.json()).tell(ends);
    return isGivenUp ? ExitCode.DONE : exitCode;
  }
}
