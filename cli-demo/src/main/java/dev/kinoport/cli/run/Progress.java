package dev.kinoport.cli.run;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.provider.Session;
import dev.kinoport.engine.GenerationListener;

/** Shows how far a generation is, to whoever watches stderr. */
public sealed interface Progress extends GenerationListener, AutoCloseable
    permits ProgressBar, ProgressLines {
  /** From now on time is counted. */
  void begin(Session session);

  /** Lets somebody else write a line meanwhile. */
  void aside(Runnable line);

  /** Shows nothing any more; may be called again. */
  @Override
  void close();

  /** A bar for a person at a terminal, lines for everybody else. */
  static Progress on(Console console, boolean verbose) {
    return console.live() ? new ProgressBar(console, verbose) : new ProgressLines(console, verbose);
  }
}
