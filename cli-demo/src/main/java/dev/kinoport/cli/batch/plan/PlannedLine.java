package dev.kinoport.cli.batch.plan;

import dev.kinoport.Plan;
import dev.kinoport.cli.batch.file.BatchLine;
import dev.kinoport.journal.History;
import dev.kinoport.price.Money;
import dev.kinoport.price.Quote;
import io.vavr.control.Option;
import java.nio.file.Path;

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
        history -> history.state().order().reservation());
  }

  PlannedLine at(Path somewhere) {
    return new PlannedLine(line, plan, earlier, somewhere);
  }
}
