package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.text.MoneySums;
import dev.kinoport.price.Money;
import java.util.List;

/**
 * How a batch stands in all.
 *
 * @param rows all lines
 */
public record BatchTotals(List<BatchBoard.Row> rows) {
  int made() {
    return (int) rows.stream().filter(row -> row.end().exists(it -> it.end().isRight())).count();
  }

  int notMade() {
    return (int) rows.stream().filter(row -> row.end().exists(it -> it.end().isLeft())).count();
  }

  int running() {
    return (int) rows.stream().filter(BatchBoard.Row::isRunning).count();
  }

  int waiting() {
    return (int) rows.stream().filter(BatchBoard.Row::isWaiting).count();
  }

  /** Set aside for what has not ended. */
  List<Money> reserved() {
    return rows.stream()
        .filter(row -> row.end().isEmpty())
        .flatMap(row -> row.quoted().toJavaStream())
        .toList();
  }

  /** Known to have been paid. */
  List<Money> spent() {
    return rows.stream().flatMap(row -> row.end().flatMap(Ended::actual).toJavaStream()).toList();
  }

  /** {@code 3 done, 1 without a clip, 4 at the provider, 12 waiting; ...}. */
  String words() {
    return "%d done, %d without a clip, %d at the provider, %d waiting; %s set aside, %s spent"
        .formatted(
            made(),
            notMade(),
            running(),
            waiting(),
            MoneySums.words(reserved()),
            MoneySums.words(spent()));
  }
}
