package dev.kinoport.cli.journal;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Interrupts;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.outcome.Given;
import dev.kinoport.cli.outcome.Refusal;
import dev.kinoport.cli.provider.JournalOnly;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.cli.provider.Session;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.state.StateFolder;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Order;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does something about one generation, at the provider that it was ordered from. */
final class OneGeneration {
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final Console console;
  private final Interrupts interrupts;
  private final Map<String, String> environment;
  private final StateFolder state;
  private final Option<URI> emulator;
  private final AnswerOptions answer;

  OneGeneration(
      Console console,
      Interrupts interrupts,
      Map<String, String> environment,
      StateFolder state,
      Option<URI> emulator,
      AnswerOptions answer) {
    this.console = console;
    this.interrupts = interrupts;
    this.environment = environment;
    this.state = state;
    this.emulator = emulator;
    this.answer = answer;
  }

  /** What to do about a generation that stands there; left: it may not be done. */
  interface Choice {
    Either<CommandFailure, ResumeRun.Errand> of(GenerationState at);
  }

  /**
   * Does it at its provider, waits for what comes of it, and tells.
   *
   * @param limit how long to wait; none: as long as it takes
   * @param wished ends that are as wished although there is no clip, in a word each
   * @return number for the shell
   */
  int run(
      @Nullable GenerationId typed,
      Option<Duration> limit,
      Choice choice,
      Map<FailureKind, String> wished) {
    return run(
        typed,
        choice,
        wished,
        (keeper, order, errand) ->
            new ResumeRun(
                    console,
                    interrupts,
                    keeper,
                    new ProviderSessions(keeper, environment, emulator),
                    limit,
                    answer.verbose())
                .run(List.of(order), errand));
  }

  /** Writes a decision down and tells, whether or not the provider is there. */
  int decide(@Nullable GenerationId typed, Choice choice, Map<FailureKind, String> wished) {
    return run(
        typed, choice, wished, (keeper, order, errand) -> List.of(decided(keeper, order, errand)));
  }

  private Ended decided(Keeper keeper, Order order, ResumeRun.Errand errand) {
    try (Session session = JournalOnly.of(order.provider(), keeper.journal(), state)) {
      return errand
          .run(session, List.of(order.id()))
          .fold(
              failure -> Ended.failed(order.id(), failure),
              done ->
                  Ended.of(order, state.delivery(), session.kinoport().await(order.id(), AT_ONCE)));
    } finally {
      new ProviderSessions(keeper, environment).discardWorlds(List.of(order));
    }
  }

  private interface Work {
    List<Ended> on(Keeper keeper, Order order, ResumeRun.Errand errand);
  }

  private int run(
      @Nullable GenerationId typed, Choice choice, Map<FailureKind, String> wished, Work work) {
    try (Keeper keeper = Keeper.of(state)) {
      return Given.by(typed)
          .flatMap(keeper::state)
          .flatMap(at -> choice.of(at).map(errand -> work.on(keeper, at.order(), errand)))
          .map(ends -> told(ends, wished))
          .fold(failure -> Refusal.tell(console, answer.json(), failure), Function.identity())
          .number();
    }
  }

  private ExitCode told(List<Ended> ends, Map<FailureKind, String> wished) {
    ResumeReport report = new ResumeReport(console, answer.json());
    for (Ended ended : ends) {
      for (FailureKind kind : ended.end().swap().map(CommandFailure::kind)) {
        if (wished.containsKey(kind)) {
          if (answer.json()) {
            report.tell(ends);
          } else {
            console.say(ended.id() + "  " + wished.get(kind));
          }
          return ExitCode.DONE;
        }
      }
    }
    return report.tell(ends);
  }
}
