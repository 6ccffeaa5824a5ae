package dev.kinoport.cli.batch.plan;

import dev.kinoport.Plan;
import dev.kinoport.cli.batch.file.BatchLine;
import dev.kinoport.cli.text.JsonValues;
import dev.kinoport.cli.text.State;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.History;
import dev.kinoport.json.Json;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One line of a batch, checked and priced.
 *
 * @param line what it says
 * @param plan what it would buy
 * @param earlier what came of it so far, if it was bought before
 * @param place where its clip shall lie
 */
public record PlannedLine(BatchLine line, Plan plan, Option<History> earlier, Path place) {
  /** Where it stands in the file. */
  public int number() {
    return line.number();
  }

  public String key() {
    return line.key();
  }

  public boolean isFresh() {
    return earlier.isEmpty();
  }

  /** What it costs if it is bought now, or was admitted at; none if nobody knows. */
  public Option<Money> quoted() {
    return earlier.fold(
        () ->
            switch (plan.quote()) {
              case Quote.Known known -> Option.some(known.amount());
              case Quote.Unknown unknown -> Option.none();
            },
        history -> history.state().order().price());
  }

  PlannedLine at(Path somewhere) {
    return new PlannedLine(line, plan, earlier, somewhere);
  }

  /** The columns of {@link #row}. */
  public static String header() {
    return row("line", "price", "model", "clip");
  }

  /** In a line of a table; what was bought before has its price in brackets. */
  public String row() {
    String price = quoted().map(Money::toString).getOrElse("unknown");
    return row(
        String.valueOf(number()),
        isFresh() ? price : "(" + price + ")",
        plan.request().model(),
        place + earlier.map(PlannedLine::before).getOrElse(""));
  }

  private static String before(History history) {
    return "  bought before as %s, %s".formatted(history.id(), State.of(history.state()).shown());
  }

  private static String row(String line, String price, String model, String clip) {
    return String.format(Locale.ROOT, "%5s  %12s  %-20s  %s", line, price, model, clip);
  }

  /** For programs. */
  public Json.Members document() {
    return Json.object()
        .with("line", number())
        .with("key", key())
        .with("model", plan.request().model())
        .with("requestHash", plan.hash())
        .with("quote", JsonValues.money(quoted()))
        .with("clip", place.toAbsolutePath().toString())
        .with("notes", line.notes())
        .with("earlier", earlier.map(History::id).map(GenerationId::value))
        .with("warnings", Json.Items.ofTexts(plan.warnings()));
  }
}
