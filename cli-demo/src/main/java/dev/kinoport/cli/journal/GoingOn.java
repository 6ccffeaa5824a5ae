package dev.kinoport.cli.journal;

import dev.kinoport.Subscription;
import dev.kinoport.cli.clip.ClipDelivery;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.outcome.Advice;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.provider.ProviderSessions;
import dev.kinoport.cli.run.Board;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.run.Progress;
import dev.kinoport.cli.run.Run;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Goes on with what was ordered earlier, to its end.
 *
 * @param invocation of the command
 * @param keeper knows what was ordered
 * @param emulator where emulators are now, if that has changed
 * @param answer how to answer
 */
record GoingOn(Invocation invocation, Keeper keeper, Option<URI> emulator, AnswerOptions answer) {
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
    Progress progress = Progress.lines(invocation.console(), answer.verbose());
    progress.begin(Board.ofIds());
    Subscription interrupt = invocation.interrupts().onInterrupt(() -> interrupted(progress));
    try (interrupt;
        progress;
        Run run = new Run(providers(), keeper.folder().delivery(), progress)) {
      run.takeUp(states, Option.none(), errand);
      return run.await(states.stream().map(state -> state.order().id()).toList(), limit);
    }
  }

  private void interrupted(Progress progress) {
    progress.close();
    invocation
        .console()
        .complain("interrupted; nothing was cancelled, and kinoport resume goes on");
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
    ClipDelivery delivery = keeper.folder().delivery();
    for (Ended ended : ends) {
      ended
          .end()
          .toOption()
          .flatMap(made -> delivery.unplaced(made.order()))
          .forEach(console::note);
      for (CommandFailure failure : ended.end().swap()) {
        console.complain(ended.id() + ": " + failure.message());
        Advice.on(failure.kind(), ended.id(), true).forEach(console::note);
      }
    }
    return ExitCode.worst(ends.stream().map(Ended::exitCode).toList());
  }
}
