package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.option.AnswerOptions;
import dev.kinoport.cli.provider.Session;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.engine.GenerationListener;

/** Shows how a batch goes on, to whoever watches. */
public sealed interface BatchProgress extends GenerationListener, AutoCloseable
    permits BatchTable, BatchTicker, BatchEvents {
  /** From now on these are shown. */
  void begin(BatchBoard board, Session session);

  /** One of them is over for this run. */
  void ended(Ended ended);

  /** Lets somebody else write a line meanwhile. */
  void aside(Runnable line);

  /** Shows nothing any more; may be called again. */
  @Override
  void close();

  /** Events for a program, a table for a person at a terminal, lines for everybody else. */
  static BatchProgress on(Console console, AnswerOptions answer) {
    if (answer.json()) {
      return new BatchEvents(console);
    }
    return console.live()
        ? new BatchTable(console, answer.verbose())
        : new BatchTicker(console, answer.verbose());
  }
}
