package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.console.Elapsed;
import dev.kinoport.price.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One picture of a running batch, without colours; no line is wider than the terminal. */
public final class BatchFrame {
  private static final int MOST_SHOWN = 10;

  private BatchFrame() {}

  public static List<String> of(List<BatchRow> rows, Instant now, int columns) {
    List<BatchRow> running = rows.stream().filter(BatchRow::isRunning).toList();
    List<String> lines = new ArrayList<>();
    if (!running.isEmpty()) {
      lines.add(line("line", "state", "elapsed", "set aside", "id", "model"));
    }
    running.stream().limit(MOST_SHOWN).map(row -> line(row, now)).forEach(lines::add);
    if (running.size() > MOST_SHOWN) {
      lines.add("       and " + (running.size() - MOST_SHOWN) + " more at the provider");
    }
    lines.add(new BatchTotals(rows).words());
    return lines.stream().map(line -> cut(line, columns - 1)).toList();
  }

  private static String line(BatchRow row, Instant now) {
    Instant begin = row.sentAt().getOrElse(now);
    return line(
        String.valueOf(row.line()),
        row.words(),
        Elapsed.of(begin.isAfter(now) ? Duration.ZERO : Duration.between(begin, now)),
        row.quoted().map(Money::toString).getOrElse("unknown"),
        row.id(),
        row.model());
  }

  private static String line(
      String line, String state, String elapsed, String cost, String id, String model) {
    return String.format(
            Locale.ROOT, "%5s  %-19s %11s  %9s  %-26s  %s", line, state, elapsed, cost, id, model)
        .stripTrailing();
  }

  /** A line that wraps cannot be drawn again. */
  private static String cut(String line, int columns) {
    return line.length() <= columns ? line : line.substring(0, Math.max(0, columns));
  }
}
