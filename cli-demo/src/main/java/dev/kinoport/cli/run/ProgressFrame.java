package dev.kinoport.cli.run;

import dev.kinoport.cli.console.Elapsed;
import java.time.Duration;

/** One picture of the progress bar, without colours. */
public final class ProgressFrame {
  private static final int CELLS = 24;

  /** No provider says how far it is, and what takes longer than usual must not look done. */
  private static final double ALMOST = 0.95;

  private ProgressFrame() {}

  /** {@code [######------------------]}: time passed, of what such a clip usually takes. */
  public static String bar(Duration elapsed, Duration usual) {
    double share = usual.isPositive() ? (double) elapsed.toMillis() / usual.toMillis() : ALMOST;
    int filled = (int) (CELLS * Math.clamp(share, 0, ALMOST));
    return "[" + "#".repeat(filled) + "-".repeat(CELLS - filled) + "]";
  }

  /** State and time, cut off where the terminal ends: a line that wraps cannot be redrawn. */
  public static String words(String state, Duration elapsed, int room) {
    String words = state + "  " + Elapsed.of(elapsed);
    return words.length() <= room ? words : words.substring(0, Math.max(0, room));
  }
}
