package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Printable;
import dev.kinoport.cli.provider.Session;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.text.NoticeWords;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;

/** One line for each thing that happens to any of a batch. */
final class BatchTicker implements BatchProgress {
  private final Console console;
  private final boolean verbose;
  private Option<BatchBoard> board = Option.none();

  BatchTicker(Console console, boolean verbose) {
    this.console = console;
    this.verbose = verbose;
  }

  @Override
  public synchronized void begin(BatchBoard shown, Session session) {
    board = Option.some(shown);
  }

  @Override
  public synchronized void on(GenerationId id, Notice notice) {
    for (BatchRow row : board.flatMap(known -> known.hear(id, notice))) {
      NoticeWords.of(notice, verbose).forEach(words -> say(row, words));
    }
  }

  private void say(BatchRow row, String words) {
    console.note("line " + row.line() + "  " + row.id() + "  " + Printable.line(words));
  }

  /** The journal's own end was told before. */
  @Override
  public synchronized void ended(Ended ended) {
    for (BatchRow row : board.flatMap(known -> known.end(ended))) {
      ended.clip().forEach(clip -> say(row, clip.file().toString()));
    }
  }

  @Override
  public synchronized void aside(Runnable line) {
    line.run();
  }

  @Override
  public synchronized void close() {
    board = Option.none();
  }
}
