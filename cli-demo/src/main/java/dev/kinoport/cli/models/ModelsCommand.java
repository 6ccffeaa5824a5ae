package dev.kinoport.cli.models;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Ink;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.CatalogueOptions;
import dev.kinoport.cli.option.KnownModels;
import dev.kinoport.cli.option.ModelAliases;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.text.Counted;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.json.JsonText;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.price.PriceFacts;
import java.time.Instant;
import java.util.ArrayList;
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
      "  kinoport models --retired",
      "  kinoport models import openapi.json --out dream.yaml"
    })
public final class ModelsCommand implements Callable<Integer> {
  /** Before all but the first line of what does not fit into one. */
  private static final String FURTHER = "      ";

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
    Catalogue known = catalogue.ofAllShops().getOrElseThrow(BadUsage::new);
    Instant now = Instant.now();
    if (model == null) {
      tell(filter.on(known, now), now);
    } else {
      tell(KnownModels.find(known, model), now);
    }
    return ExitCode.DONE.number();
  }

  private void tell(List<Offer> models, Instant now) {
    if (answer.json()) {
      console.say(JsonText.indented(ModelDocument.of(models, catalogue.words(), now)));
      return;
    }
    for (Offer known : models) {
      console.say(console.onOut(Ink.BOLD, known.alias()) + "  " + known.title());
      known.routes().forEach(route -> line(sold(known, route.sku())));
      lines(known, now).forEach(this::line);
    }
    console.note(Counted.of(models.size(), "model"));
  }

  /** Who sells it stands before it where that is not fal. */
  private static String sold(Offer known, String sku) {
    return known.shop().equals(FalOffers.SHOP) ? sku : known.shop() + ":" + sku;
  }

  /** What it costs, and what one must know before one relies on it. */
  private static List<String> lines(Offer known, Instant now) {
    List<String> lines = new ArrayList<>();
    if (known.isSold(now)) {
      lines.add(Prices.of(ModelPrices.usual(known, now)));
      ComingPrice.of(known, PriceFacts.none(), now).forEach(change -> lines.add(change.words()));
    }
    known.retirement().forEach(end -> lines.add("not sold from " + end.on() + " on"));
    known.provenance().unverified().forEach(why -> lines.add("unverified: " + why));
    return lines;
  }

  private void line(String text) {
    List<String> rows = Paragraph.of(text, console.columns() - FURTHER.length());
    console.say("    " + rows.getFirst());
    rows.stream().skip(1).forEach(row -> console.say(FURTHER + row));
  }

  private void tell(Offer known, Instant now) {
    if (answer.json()) {
      console.say(JsonText.indented(ModelDocument.of(known, catalogue.words(), now)));
    } else {
      new ModelSheet(console, known, catalogue.words(), now).print();
    }
  }
}
