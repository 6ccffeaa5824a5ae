package dev.kinoport.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table in Markdown, its columns lined up. */
public final class Table {
  private final String title;
  private final List<String[]> rows = new ArrayList<>();

  /** Begins a table. */
  public Table(String title, String... columns) {
    this.title = title;
    rows.add(columns);
  }

  /** Adds a row; numbers are rounded. */
  public Table row(Object... cells) {
    rows.add(Arrays.stream(cells).map(Table::text).toArray(String[]::new));
    return this;
  }

  private static String text(Object cell) {
    return cell instanceof Double number
        ? String.format(Locale.ROOT, number < 10 ? "%.2f" : "%,.0f", number)
        : String.valueOf(cell);
  }

  /** Prints it, a blank line before it. */
  public void print(PrintStream out) {
    out.println();
    out.println("## " + title);
    out.println();
    String[] rule = new String[rows.get(0).length];
    for (int column = 0; column < rule.length; column++) {
      rule[column] = "-".repeat(width(column));
    }
    print(out, rows.get(0));
    print(out, rule);
    rows.subList(1, rows.size()).forEach(row -> print(out, row));
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row[column].length()).max().orElse(1);
  }

  private void print(PrintStream out, String[] cells) {
    StringBuilder line = new StringBuilder("|");
    for (int column = 0; column < cells.length; column++) {
      line.append(' ').append(cells[column]);
      line.append(" ".repeat(width(column) - cells[column].length())).append(" |");
    }
    out.println(line);
  }
}
