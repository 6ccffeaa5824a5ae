package dev.kinoport.cli.journal;

import dev.kinoport.cli.clip.ClipDelivery;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.outcome.Advice;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.cli.run.Board;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.run.Progress;
import dev.kinoport.cli.run.Run;
import dev.kinoport.cli.run.WayOut;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.state.StateFolder;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Goes on with what was ordered earlier, to its end or until somebody interrupts. */
final class GoingOn implements AutoCloseable {
  private static final CommandFailure NOTHING_DONE =
      CommandFailure.refused(FailureKind.INTERRUPTED, "interrupted; nothing was done about it");

  private final Invocation invocation;
  private final Keeper keeper;
  private final Option<URI> emulator;
  private final AnswerOptions answer;
  private final Progress progress;
  private final WayOut wayOut;
  private volatile Option<Run> waiting = Option.none();
  private volatile String done = "nothing was done";

  /**
   * Is watched for interrupts from now on, until it is closed.
   *
   * @param folder where it is kept what was ordered
   * @param emulator where emulators are now, if that has changed
   * @param answer how to answer
   */
  GoingOn(Invocation invocation, StateFolder folder, Option<URI> emulator, AnswerOptions answer) {
    this.invocation = invocation;
    this.keeper = Keeper.of(folder);
    this.emulator = emulator;
    this.answer = answer;
    this.progress = Progress.lines(invocation.console(), answer.verbose());
    this.wayOut = new WayOut(invocation.interrupts(), this::interrupted);
  }

  Keeper keeper() {
    return keeper;
  }

  ProviderSessions providers() {
    return new ProviderSessions(keeper, invocation.environment(), emulator);
  }

  /**
   * Goes on with these.
   *
   * @param limit how long to wait in all; none: as long as it takes
   * @param errand what their providers are told first
   * @return what came of each, in order
   */
  List<Ended> with(List<GenerationState> states, Option<Duration> limit, Run.Errand errand) {
    progress.begin(Board.ofIds());
    try (progress;
        Run run = new Run(providers(), keeper.folder().delivery(), progress)) {
      waiting = Option.some(run);
      run.takeUp(states, Option.none(), unlessInterrupted(errand));
      return run.await(states.stream().map(state -> state.order().id()).toList(), limit);
    }
  }

  /** The same errand, which is not run any more once somebody has interrupted. */
  Run.Errand unlessInterrupted(Run.Errand errand) {
    return (session, ids) ->
        wayOut
            .<Either<CommandFailure, ?>>unlessTaken(() -> errand.run(session, ids))
            .getOrElse(() -> Either.left(NOTHING_DONE));
  }

  /** The same errand, of which whoever interrupts is told in these words that it is done. */
  Run.Errand told(Run.Errand errand, String words) {
    return (session, ids) -> errand.run(session, ids).peek(it -> done = words);
  }

  private void interrupted(boolean isSettled) {
    progress.close();
    invocation
        .console()
        .complain(
            "interrupted; %s, and kinoport resume goes on"
                .formatted(isSettled ? done : "kinoport show says whether anything was done"));
    waiting.forEach(Run::leave);
  }

  /** Tells what came of each; the exit code is the worst of all. */
  ExitCode tell(List<Ended> ends) {
    Console console = invocation.console();
    if (answer.json()) {
      List<Json> documents = ends.stream().<Json>map(Ended::document).toList();
      console.say(JsonText.indented(Json.object().with("generations", new Json.Items(documents))));
    } else {
      ends.forEach(ended -> ended.line().forEach(console::say));
    }
    ends.stream().filter(ended -> !isToldAlready(ended)).forEach(this::explain);
    return wayOut.isTaken()
        ? ExitCode.INTERRUPTED
        : ExitCode.worst(ends.stream().map(Ended::exitCode).toList());
  }

  /** Whoever interrupts was told in one sentence of all that is open. */
  private boolean isToldAlready(Ended ended) {
    return wayOut.isTaken() && ended.isOpen();
  }

  private void explain(Ended ended) {
    Console console = invocation.console();
    ClipDelivery delivery = keeper.folder().delivery();
    ended.end().toOption().flatMap(made -> delivery.unplaced(made.order())).forEach(console::note);
    for (CommandFailure failure : ended.end().swap()) {
      console.complain(ended.id() + ": " + failure.message());
      Advice.on(failure.kind(), ended.id(), true).forEach(console::note);
    }
  }

  /** All is closed: the process of whoever interrupts may end. */
  @Override
  public void close() {
    try (wayOut) {
      keeper.close();
    }
  }
}
