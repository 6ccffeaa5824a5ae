package dev.kinoport.cli.journal;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.state.Keeper;
import dev.kinoport.cli.text.JsonValues;
import dev.kinoport.cli.text.WholeSeconds;
import dev.kinoport.fault.Printable;
import dev.kinoport.generation.GenerationState;
import dev.kinoport.generation.Phase;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Either;
import java.util.EnumSet;
import java.util.List;

/**
 * All generations of which nobody knows whether the provider has them.
 *
 * @param states oldest first
 */
record Doubts(List<GenerationState.InDoubt> states) {
  Doubts {
    states = List.copyOf(states);
  }

  static Either<CommandFailure, Doubts> of(Keeper keeper) {
    return keeper
        .list(Selection.all().in(EnumSet.of(Phase.IN_DOUBT)))
        .flatMap(summaries -> keeper.states(summaries.stream().map(Summary::id).toList()))
        .map(states ->
            new Doubts(
                states.stream()
                    .filter(GenerationState.InDoubt.class::isInstance)
                    .map(GenerationState.InDoubt.class::cast)
                    .toList()));
  }

  ExitCode tell(Console console, boolean json) {
    if (json) {
      console.say(
          JsonText.indented(
              Json.object()
                  .with(
                      "generations",
                      new Json.Items(states.stream().map(Doubts::document).toList()))));
    } else {
      states.forEach(doubt -> line(console, doubt));
    }
    if (states.isEmpty()) {
      console.note("Nothing is in doubt.");
      return ExitCode.DONE;
    }
    console.note("Look for them in the provider's own list of requests; kinoport reconcile --help");
    return ExitCode.IN_DOUBT;
  }

  private static void line(Console console, GenerationState.InDoubt doubt) {
    console.say(
        "%s  sent %s, may have cost %s"
            .formatted(doubt.order().id(), WholeSeconds.of(doubt.sentAt()), cost(doubt)));
    console.say("    " + Printable.line(doubt.reason()));
  }

  private static String cost(GenerationState.InDoubt doubt) {
    return doubt.order().price().map(Object::toString).getOrElse("an unknown amount");
  }

  private static Json document(GenerationState.InDoubt doubt) {
    return Json.object()
        .with("id", doubt.order().id().value())
        .with("model", doubt.order().document().sku())
        .with("sentAt", doubt.sentAt().toString())
        .with("since", doubt.since().toString())
        .with("attempts", doubt.attempts())
        .with("reason", doubt.reason())
        .with("possibleCost", JsonValues.money(doubt.order().price()));
  }
}
