package dev.kinoport.cli;

import dev.kinoport.catalogue.Catalogue;
import dev.kinoport.model.Model;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kinoport models}: what there is, and what each takes and costs. */
@Command(
    name = "models",
    sortOptions = false,
    sortSynopsis = false,
    description = "List the models, or say what one of them takes and costs.",
    footer = {
      "",
      "Examples:",
      "  kinoport models",
      "  kinoport models hailuo-02-standard",
      "  kinoport models --json"
    })
final class ModelsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      completionCandidates = ModelAliases.class,
      description = "Full id or short name")
  private @Nullable String model;

  @Mixin private AnswerOptions answer = new AnswerOptions();

  ModelsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Catalogue catalogue = Catalogue.standard();
    if (model == null) {
      tell(catalogue);
    } else {
      tell(KnownModels.find(catalogue, model));
    }
    return ExitCode.DONE.number();
  }

  private void tell(Catalogue catalogue) {
    if (answer.json()) {
      console.say(JsonText.of(ModelDocument.of(catalogue)));
      return;
    }
    for (Model known : catalogue.models()) {
      console.say(console.onOut(Ink.BOLD, known.alias()) + "  " + known.title());
      console.say("    " + known.id());
      console.say("    " + Prices.of(ModelPrices.usual(known)));
    }
  }

  private void tell(Model known) {
    if (answer.json()) {
      console.say(JsonText.of(ModelDocument.of(known)));
    } else {
      new ModelSheet(console, known).print();
    }
  }
}
