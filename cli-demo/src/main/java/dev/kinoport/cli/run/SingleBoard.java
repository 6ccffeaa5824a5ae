package dev.kinoport.cli.run;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Elapsed;
import dev.kinoport.cli.console.Ink;
import dev.kinoport.cli.text.NoticeWords;
import dev.kinoport.cli.text.State;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** One generation: a bar of the time that has passed, of what such a clip usually takes. */
public final class SingleBoard implements Board {
  private static final int CELLS = 24;

  /** No provider says how far it is, and what takes longer than usual must not look done. */
  private static final double ALMOST = 0.95;

  private final Timekeeper time;
  private final Duration usual;
  private final Instant begin;
  private String state = State.PLANNED.shown();

  /** Time is counted from now on. */
  public SingleBoard(Timekeeper time, Duration usual) {
    this.time = time;
    this.usual = usual;
    this.begin = time.now();
  }

  @Override
  public Option<Lead> hear(GenerationId id, Notice notice) {
    if (notice instanceof Notice.Moved moved) {
      state = State.of(moved.state()).shown();
    }
    if (notice instanceof Notice.QueueMoved queue) {
      state = NoticeWords.queued(queue.ahead());
    }
    return Option.some(new Lead("", String.format(Locale.ROOT, "%12s  ", Elapsed.of(elapsed()))));
  }

  @Override
  public Option<Lead> end(Ended ended) {
    return Option.none();
  }

  @Override
  public List<String> picture(Console console) {
    String bar = bar(elapsed(), usual);
    String words = words(state, elapsed(), console.columns() - bar.length() - 2);
    return List.of(console.onErr(Ink.CYAN, bar) + " " + words);
  }

  private Duration elapsed() {
    Duration elapsed = Duration.between(begin, time.now());
    return elapsed.isNegative() ? Duration.ZERO : elapsed;
  }

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
