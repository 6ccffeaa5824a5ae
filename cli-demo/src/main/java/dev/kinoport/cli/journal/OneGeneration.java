package dev.kinoport.cli.journal;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.StateOptions;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.provider.JournalOnly;
import dev.kinoport.cli.provider.ProviderSession;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.run.Run;
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

/**
 * Does something about one generation, and tells what comes of it.
 *
 * @param invocation of the command
 * @param state where the journal is
 * @param emulator where its emulator is now, if that has changed
 * @param answer how to answer
 */
record OneGeneration(
    Invocation invocation, StateOptions state, Option<URI> emulator, AnswerOptions answer) {
  /** What whoever interrupts is told of what merely goes on. */
  static final String NOT_CANCELLED = "nothing was cancelled";

  /** What whoever interrupts is told of a decision. */
  static final String DECIDED = "the decision is written down";

  private static final Duration AT_ONCE = Duration.ofMillis(1);

  /** What to do about a generation that stands there; left: it may not be done. */
  interface Choice {
    Either<CommandFailure, Run.Errand> of(GenerationState at);
  }

  private interface Work {
    Ended on(GoingOn going, GenerationState at, Run.Errand errand);
  }

  /**
   * Does it at its provider, and waits for what comes of it.
   *
   * @param limit how long to wait; none: as long as it takes
   * @param done what whoever interrupts is told once it is done
   * @param wished ends that are as wished although there is no clip, in a word each
   * @return number for the shell
   */
  int run(
      GenerationId id,
      Option<Duration> limit,
      Choice choice,
      String done,
      Map<FailureKind, String> wished) {
    return run(
        id,
        choice,
        done,
        wished,
        (going, at, errand) -> going.with(List.of(at), limit, errand).getFirst());
  }

  /** Writes a decision down, whether or not the provider is there. */
  int decide(GenerationId id, Choice choice, Map<FailureKind, String> wished) {
    return run(
        id, choice, DECIDED, wished, (going, at, errand) -> decided(going, at.order(), errand));
  }

  private static Ended decided(GoingOn going, Order order, Run.Errand errand) {
    StateFolder folder = going.keeper().folder();
    try (ProviderSession session =
        JournalOnly.of(order.provider(), going.keeper().journal(), folder)) {
      return going
          .unlessInterrupted(errand)
          .run(session, List.of(order.id()))
          .fold(
              failure -> Ended.failed(order.id(), failure),
              done ->
                  Ended.of(
                      order.id(),
                      session.kinoport().await(order.id(), AT_ONCE),
                      clip -> folder.delivery().bring(order, clip)));
    } finally {
      going.providers().discardWorld(order.provider());
    }
  }

  private int run(
      GenerationId id, Choice choice, String done, Map<FailureKind, String> wished, Work work) {
    try (GoingOn going = new GoingOn(invocation, state.in(invocation), emulator, answer)) {
      return answer.exitCode(
          invocation,
          going
              .keeper()
              .state(id)
              .flatMap(
                  at -> choice.of(at).map(errand -> work.on(going, at, going.told(errand, done))))
              .map(ended -> told(going, ended, wished)));
    }
  }

  private ExitCode told(GoingOn going, Ended ended, Map<FailureKind, String> wished) {
    Option<String> word =
        ended.end().fold(failure -> Option.of(wished.get(failure.kind())), done -> Option.none());
    if (word.isEmpty() || answer.json()) {
      ExitCode exitCode = going.tell(List.of(ended));
      return word.isEmpty() ? exitCode : ExitCode.DONE;
    }
    word.forEach(it -> invocation.console().say(ended.id() + "  " + it));
    return ExitCode.DONE;
  }
}
