package dev.kinoport.cli.models;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Ink;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.option.CatalogueOptions;
import dev.kinoport.cli.option.KnownModels;
import dev.kinoport.cli.option.ModelAliases;
import dev.kinoport.cli.option.RequestOptions;
import dev.kinoport.cli.option.StrictOption;
import dev.kinoport.cli.option.converter.Setting;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.json.JsonText;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Retirement;
import dev.kinoport.price.Quote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
      "  kinoport price --model veo-3.1 --set duration=8 --set audio=true --strict-prices",
      "  kinoport price --model hailuo-2.3-standard --provider fal,minimax --cheapest"
    })
public final class PriceCommand implements Callable<Integer> {
  private final Console console;
  private final Map<String, String> environment;

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

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      split = ",",
      converter = BackendName.Converter.class,
      description =
          "What it costs at these shops, the first of them first: fal, minimax, replicate, videos;"
              + " by default at all that sell it, the cheapest with a key first")
  private List<BackendName> providers = new ArrayList<>();

  @Option(names = "--cheapest", description = "The cheapest of them first")
  private boolean isCheapest;

  @Mixin private CatalogueOptions catalogue = new CatalogueOptions();

  @Mixin private StrictOption strict = new StrictOption();

  @Mixin private AnswerOptions answer = new AnswerOptions();

  public PriceCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Catalogue all = catalogue.ofAllShops().getOrElseThrow(BadUsage::new);
    Offer asked = KnownModels.find(all, model);
    PriceQuestion question = new PriceQuestion(settings, strict);
    Instant now = Instant.now();
    List<ShopOffers.Row> rows =
        new ShopOffers(all, environment, providers).of(asked, question, now);
    ShopOffers.Row taken = taken(rows, asked, all);
    // What means nothing to that shop is refused, and not only told in its row.
    question.facts(taken.offer());
    Offer known = taken.offer();
    Quote quote = taken.quote();
    List<ComingPrice> changes = ComingPrice.of(known, taken.facts(), now);
    console.say(
        answer.json()
            ? JsonText.indented(
                PriceDocument.of(known, quote, changes).with("offers", ShopOffers.document(rows)))
            : known.alias() + " at " + known.sku() + "  " + Prices.of(quote));
    if (!answer.json()) {
      rows.stream()
          .filter(row -> !row.equals(taken))
          .forEach(row -> console.say("  " + ShopOffers.line(row)));
    }
    known.retirement().forEach(end -> but(retired(known, end, now)));
    known.provenance().unverified().forEach(why -> but("unverified: " + why));
    changes.forEach(change -> but(change.words() + "; a plan keeps the price of its own day"));
    if (quote instanceof Quote.Known) {
      PriceQuestion.doubts(known, taken.facts()).forEach(this::but);
    }
    return ExitCode.DONE.number();
  }

  /**
   * The offer that would be taken: the cheapest, if that was asked for; of the shops that were
   * named, the first that sells it; else what the model's name means first.
   */
  private ShopOffers.Row taken(List<ShopOffers.Row> rows, Offer asked, Catalogue all) {
    if (rows.isEmpty()) {
      throw new BadUsage(
          "%s is sold by %s".formatted(asked.alias(), String.join(", ", sellers(asked, all))));
    }
    if (isCheapest) {
      return rows.getFirst();
    }
    List<String> order =
        providers.isEmpty()
            ? List.of(asked.shop())
            : providers.stream().map(BackendName::toString).toList();
    return order.stream()
        .flatMap(shop -> rows.stream().filter(row -> row.provider().equals(shop)))
        .findFirst()
        .orElseGet(rows::getFirst);
  }

  private static List<String> sellers(Offer asked, Catalogue all) {
    return all.offers().stream()
        .filter(offer -> offer.alias().equals(asked.alias()))
        .map(Offer::shop)
        .distinct()
        .toList();
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
