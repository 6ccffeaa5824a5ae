package dev.kinoport.cli.models;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Ink;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.CatalogueOptions;
import dev.kinoport.cli.option.KnownModels;
import dev.kinoport.cli.option.ModelAliases;
import dev.kinoport.cli.option.RequestOptions;
import dev.kinoport.cli.option.StrictOption;
import dev.kinoport.cli.option.converter.Setting;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.json.JsonText;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Retirement;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kinoport price}: what a clip would cost. */
@Command(
    name = "price",
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Say what a clip would cost.",
      "What is not set is as the model has it by default. That nobody knows the price is an",
      "answer too: the exit code is 0 all the same."
    },
    footer = {
      "",
      "Examples:",
      "  kinoport price --model hailuo-2.3-standard --set duration=10",
      "  kinoport price --model hailuo-02-standard --set duration=6 --set resolution=512P --json",
      "  kinoport price --model veo-3.1 --set duration=8 --set audio=true --strict-prices"
    })
public final class PriceCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--model",
      paramLabel = "ID",
      completionCandidates = ModelAliases.class,
      description =
          "Full id or short name, as kinoport models lists them; by default "
              + RequestOptions.DEFAULT_MODEL)
  private String model = RequestOptions.DEFAULT_MODEL;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      converter = Setting.Converter.class,
      description = "An input that the price may depend on; may be repeated")
  private List<Setting> settings = new ArrayList<>();

  @Mixin private CatalogueOptions catalogue = new CatalogueOptions();

  @Mixin private StrictOption strict = new StrictOption();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public PriceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Offer known = KnownModels.find(catalogue.orRefuse(), model);
    PriceFacts facts = PriceQuestion.facts(known, settings);
    Instant now = Instant.now();
    Quote quote = strict.judged(known.quote(facts, ModelPrices.asked(known, now)));
    List<ComingPrice> changes = ComingPrice.of(known, facts, now);
    console.say(
        answer.json()
            ? JsonText.indented(PriceDocument.of(known, quote, changes))
            : known.alias() + " at " + known.sku() + "  " + Prices.of(quote));
    known.retirement().forEach(end -> but(retired(known, end, now)));
    known.provenance().unverified().forEach(why -> but("unverified: " + why));
    changes.forEach(change -> but(change.words() + "; a plan keeps the price of its own day"));
    if (quote instanceof Quote.Known) {
      PriceQuestion.doubts(known, facts).forEach(this::but);
    }
    return ExitCode.DONE.number();
  }

  /** What it cost is told; that is no offer. */
  private static String retired(Offer model, Retirement end, Instant now) {
    String day = "it is not sold from " + end.on() + " on";
    return model.isSold(now) ? day : day + ": that is what it cost until then";
  }

  private void but(String doubt) {
    console.note(console.onErr(Ink.YELLOW, "but: ") + doubt);
  }
}
