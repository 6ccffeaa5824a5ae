package dev.kinoport.cli.batch.plan;

import dev.kinoport.cli.run.Ended;
import dev.kinoport.generation.Order;
import dev.kinoport.journal.History;
import dev.kinoport.price.Money;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * One line of a batch in the end.
 *
 * @param line what the file asked for
 * @param history what happened
 * @param ended what came of it, for this run
 */
public record LineOutcome(PlannedLine line, History history, Ended ended) {
  public LineOutcome {
    ended = ended.saying(failure -> failure.about(history.state().order().document()));
  }

  /** What was bought, which later defaults and prices do not change. */
  public Order bought() {
    return history.state().order();
  }

  /** In one word: {@code succeeded}, {@code in_doubt}. */
  public String status() {
    return ended.status();
  }

  /** In a line of a table; none if there is no clip. */
  public Option<String> row() {
    return ended
        .clip()
        .map(clip ->
            String.format(
                Locale.ROOT,
                "%5s  %s  %s  %s",
                line.number(),
                ended.id(),
                ended.actual().map(Money::toString).getOrElse("unknown"),
                clip.file()));
  }
}
