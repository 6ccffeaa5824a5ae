package dev.kinoport.cli.run;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Printable;
import dev.kinoport.cli.text.NoticeWords;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;

/** One line for each thing that happens to any of several generations. */
public final class ProgressOfMany implements GenerationListener, AutoCloseable {
  private final Console console;
  private final boolean verbose;
  private boolean closed;

  public ProgressOfMany(Console console, boolean verbose) {
    this.console = console;
    this.verbose = verbose;
  }

  @Override
  public synchronized void on(GenerationId id, Notice notice) {
    if (!closed) {
      NoticeWords.of(notice, verbose)
          .forEach(words -> console.note(id + "  " + Printable.line(words)));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
