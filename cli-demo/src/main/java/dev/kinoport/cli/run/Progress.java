package dev.kinoport.cli.run;

import dev.kinoport.cli.console.Console;

/** Shows how generations go on, to whoever watches. */
public interface Progress extends Run.Watcher, AutoCloseable {
  /** From now on these are shown. */
  void begin(Board board);

  /** Lets somebody else write a line meanwhile. */
  default void aside(Runnable line) {
    line.run();
  }

  /** Shows nothing any more; may be called again. */
  @Override
  void close();

  /** A picture for a person at a terminal, lines for everybody else. */
  static Progress on(Console console, boolean verbose) {
    return console.live() ? new LiveProgress(console, verbose) : lines(console, verbose);
  }

  /** One line for each thing that happens. */
  static Progress lines(Console console, boolean verbose) {
    return new LineProgress(console, verbose);
  }
}
