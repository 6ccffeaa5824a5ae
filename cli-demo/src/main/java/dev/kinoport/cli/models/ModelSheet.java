package dev.kinoport.cli.models;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Ink;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.input.Input;
import dev.kinoport.input.WireValue;
import dev.kinoport.offer.CrossRule;
import dev.kinoport.offer.Offer;
import dev.kinoport.offer.Route;
import dev.kinoport.price.PriceFacts;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One model on one page, for people. */
final class ModelSheet {
  /** Where values begin. */
  private static final int INDENT = 19;

  private final Console console;
  private final Offer model;
  private final List<String> catalogue;
  private final Instant now;

  ModelSheet(Console console, Offer model, List<String> catalogue, Instant now) {
    this.console = console;
    this.model = model;
    this.catalogue = catalogue;
    this.now = now;
  }

  void print() {
    console.say(console.onOut(Ink.BOLD, model.title()));
    line("name", model.alias());
    model.routes().stream().map(Route::sku).forEach(id -> line("endpoint", id));
    heading("Inputs");
    model.inputs().forEach(this::input);
    model.rules().stream().map(CrossRule::message).forEach(rule -> line("rule", rule));
    heading(model.isSold(now) ? "Price" : "Price, until it was sold no longer");
    prices();
    if (model.isSold(now)) {
      heading("Example");
      // One line, however long: it is there to be copied.
      console.say("  " + ExampleCommand.of(model, catalogue, now));
    }
    heading("Facts");
    line("source", model.provenance().source() + ", read " + model.provenance().checked());
    model
        .retirement()
        .forEach(end ->
            line(
                "sold",
                "not from " + end.on() + " on: " + end.source() + ", read " + end.checked()));
    model.provenance().unverified().forEach(why -> line("unverified", why));
    model.provenance().notes().forEach(note -> line("note", note));
    line(
        "verified", model.provenance().verifiedLive() ? "by a real request" : "by no real request");
  }

  /** Says which endpoint a price is of only where they differ. */
  private void prices() {
    List<ModelPrices.Block> blocks = ModelPrices.blocks(model, ModelPrices.asked(model, now));
    for (ModelPrices.Block block : blocks) {
      if (blocks.size() > 1) {
        block.endpoints().forEach(id -> line("at", id));
      }
      block.rows().forEach(row -> line(facts(row.facts()), Prices.amount(row.quote())));
      line("source", block.source() + trust(block));
    }
    ComingPrice.of(model, PriceFacts.none(), now)
        .forEach(change -> line("change", change.words() + " for the usual clip"));
  }

  /** Once for all rows: they stand in one list. */
  private static String trust(ModelPrices.Block block) {
    return block.rows().stream()
        .map(ModelPrices.Row::quote)
        .filter(Quote.Known.class::isInstance)
        .map(Quote.Known.class::cast)
        .findFirst()
        .map(known -> "; " + Prices.trust(known))
        .orElse("");
  }

  private void input(Input input) {
    String need =
        input.required()
            ? "; required"
            : input
                .defaultValue()
                .map(WireValue::shown)
                .map(value -> "; by default " + value)
                .getOrElse("");
    String field =
        Option.of(input.field())
            .filter(name -> !name.isEmpty() && !name.equals(input.name()))
            .map(name -> "; the provider's " + name)
            .getOrElse("");
    line(input.name(), input.takes() + need + field);
  }

  private static String facts(Map<String, String> facts) {
    return facts.isEmpty()
        ? "any"
        : facts.entrySet().stream()
            .map(fact -> word(fact.getKey(), fact.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String word(String name, String value) {
    return switch (name) {
      case "duration" -> value + " s";
      case "audio" -> value.equals("true") ? "sound" : "silent";
      default -> value;
    };
  }

  private void heading(String text) {
    console.say("");
    console.say(console.onOut(Ink.BOLD, text));
  }

  private void line(String name, String value) {
    String padded = String.format(Locale.ROOT, "%-16s ", name);
    List<String> rows = Paragraph.of(value, console.columns() - INDENT);
    console.say("  " + console.onOut(Ink.CYAN, padded) + rows.getFirst());
    rows.stream().skip(1).forEach(row -> console.say(" ".repeat(INDENT) + row));
  }
}
