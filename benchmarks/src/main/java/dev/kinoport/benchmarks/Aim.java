package dev.kinoport.benchmarks;

import java.util.Locale;

/**
 * What a figure of a row is meant to be, and whether it is. Rounded figures are judged as they were
 * measured.
 */
public final class Aim {
  /** In the column of a row that is only there to be compared with. */
  public static final String NONE = "-";

  private final String words;
  private final double bound;
  private final boolean isMost;

  private Aim(String words, double bound, boolean isMost) {
    this.words = words;
    this.bound = bound;
    this.isMost = isMost;
  }

  /** At most so much of something, such as {@code "ms"}. */
  public static Aim atMost(double bound, String unit) {
    return new Aim("at most " + text(bound, unit), bound, true);
  }

  /** At least so much of something. */
  public static Aim atLeast(double bound, String unit) {
    return new Aim("at least " + text(bound, unit), bound, false);
  }

  private static String text(double bound, String unit) {
    String number =
        bound == Math.rint(bound)
            ? String.format(Locale.ROOT, "%,.0f", bound)
            : String.format(Locale.ROOT, "%.2f", bound);
    return number + " " + unit;
  }

  /** The cell of a row: the aim, and "met" or "short". What was not measured is short. */
  public String judge(double figure) {
    boolean isMet = isMost ? figure <= bound : figure >= bound;
    return words + ": " + (isMet ? "met" : "short");
  }

  /** The cells of several aims of one row, in one. */
  public static String all(String... judged) {
    return String.join("; ", judged);
  }
}
