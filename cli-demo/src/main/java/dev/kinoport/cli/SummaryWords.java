package dev.kinoport.cli;

import dev.kinoport.catalogue.Catalogue;
import dev.kinoport.generation.Cost;
import dev.kinoport.journal.Summary;
import dev.kinoport.model.Model;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One generation in a list, for people and for programs. */
final class SummaryWords {
  /** Of a list of many thousands, few models. */
  private static final Map<String, String> ALIASES = new ConcurrentHashMap<>();

  private SummaryWords() {}

  static String line(Console console, Summary summary) {
    State state = State.of(summary.phase());
    String word = String.format(Locale.ROOT, "%-19s", state.shown());
    return String.format(
        Locale.ROOT,
        "%s  %s  %s  %-15s %s%s",
        summary.id(),
        summary.orderedAt().truncatedTo(ChronoUnit.SECONDS),
        state == State.IN_DOUBT ? console.onOut(Ink.YELLOW, word) : word,
        money(summary),
        alias(summary.model()),
        summary.label().map(label -> "  " + Printable.line(label)).getOrElse(""));
  }

  /** What it cost, or else what is set aside for it. */
  private static String money(Summary summary) {
    Option<Money> paid = summary.cost().flatMap(Cost::amount);
    return summary.phase().isEnd()
        ? paid.map(Money::toString).getOrElse("unknown")
        : summary.quoted().map(quoted -> "(" + quoted + ")").getOrElse("(unknown)");
  }

  /** The short name of a model, if it has one. */
  static String alias(String model) {
    return ALIASES.computeIfAbsent(
        model, id -> Catalogue.standard().findByEndpoint(id).map(Model::alias).getOrElse(id));
  }

  static Json document(Summary summary) {
    return new Json.Members()
        .put("id", summary.id().value())
        .put("status", State.of(summary.phase()).word())
        .put("model", summary.model())
        .put("label", JsonReport.text(summary.label()))
        .put("orderedAt", summary.orderedAt().toString())
        .put("since", summary.since().toString())
        .put("quote", JsonReport.money(summary.quoted()))
        .put("actual", JsonReport.money(summary.cost().flatMap(Cost::amount)));
  }
}
