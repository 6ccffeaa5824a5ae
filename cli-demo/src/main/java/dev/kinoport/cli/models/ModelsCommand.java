package dev.kinoport.cli.models;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Ink;
import dev.kinoport.cli.json.JsonText;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.CatalogueOptions;
import dev.kinoport.cli.option.KnownModels;
import dev.kinoport.cli.option.ModelAliases;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import java.util.List;
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
      "  kinoport models --takes first_frame,last_frame --up-to 0.50",
      "  kinoport models --owner xai --json",
      "  kinoport models import openapi.json --out dream.yaml"
    })
public final class ModelsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      completionCandidates = ModelAliases.class,
      description = "Full id or short name")
  private @Nullable String model;

  @Mixin private ModelFilter filter = new ModelFilter();

  @Mixin private CatalogueOptions catalogue = new CatalogueOptions();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public ModelsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Catalogue known = catalogue.orRefuse();
    if (model == null) {
      tell(filter.on(known));
    } else {
      tell(KnownModels.find(known, model));
    }
    return ExitCode.DONE.number();
  }

  private void tell(List<Offer> models) {
    if (answer.json()) {
      console.say(JsonText.of(ModelDocument.of(models, catalogue.words())));
      return;
    }
    for (Offer known : models) {
      console.say(console.onOut(Ink.BOLD, known.alias()) + "  " + known.title());
      known.routes().forEach(route -> console.say("    " + route.sku()));
      console.say("    " + Prices.of(ModelPrices.usual(known)));
      known.retirement().forEach(end -> console.say("    not sold from " + end.on() + " on"));
    }
    console.note(models.size() + (models.size() == 1 ? " model" : " models"));
  }

  private void tell(Offer known) {
    if (answer.json()) {
      console.say(JsonText.of(ModelDocument.of(known, catalogue.words())));
    } else {
      new ModelSheet(console, known, catalogue.words()).print();
    }
  }
}
