package dev.kinoport.cli;

import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kinoport cancel}: asks the provider to stop. */
@Command(
    name = "cancel",
    sortOptions = false,
    sortSynopsis = false,
    description =
        "Ask that a generation be stopped, and wait for what comes of it. If the clip is made all"
            + " the same, it is kept: it is paid for.")
final class CancelCommand implements Callable<Integer> {
  private final Console console;
  private final Interrupts interrupts;
  private final Map<String, String> environment;

  @Parameters(paramLabel = "ID", converter = IdWord.class, description = "Which generation")
  private @Nullable GenerationId id;

  @picocli.CommandLine.Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = Span.class,
      description = "Wait no longer than 500ms, 90s, 10m, 1h30m; by default 1m")
  private Duration wait = Duration.ofMinutes(1);

  @Mixin private StateOptions state = new StateOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  CancelCommand(Console console, Interrupts interrupts, Map<String, String> environment) {
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
          .map(found -> cancelled(keeper, purchases, found))
          .fold(failure -> Refusal.tell(console, answer.json(), failure), exitCode -> exitCode)
          .number();
    }
  }

  private ExitCode cancelled(Keeper keeper, Purchases purchases, Purchase found) {
    List<Ended> ends =
        new ResumeRun(console, interrupts, keeper, purchases, Option.some(wait), answer.verbose())
            .run(
                List.of(found),
                (session, ids) ->
                    session.kinoport().cancel(found.id()).mapLeft(CommandFailure::of));
    if (isCancelled(ends)) {
      if (answer.json()) {
        var unused = new ResumeReport(console, true).tell(ends);
      } else {
        console.say(found.id() + "  cancelled");
      }
      return ExitCode.DONE;
    }
    return new ResumeReport(console, answer.json()).tell(ends);
  }

  private static boolean isCancelled(List<Ended> ends) {
    return ends.stream()
        .allMatch(ended ->
            ended
                .end()
                .fold(failure -> failure.kind() == FailureKind.CANCELLED, generated -> false));
  }
}
