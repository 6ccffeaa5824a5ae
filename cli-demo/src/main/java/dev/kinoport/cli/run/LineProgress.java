package dev.kinoport.cli.run;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.text.NoticeWords;
import dev.kinoport.engine.Notice;
import dev.kinoport.fault.Printable;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;

/** One line for each thing that happens. */
final class LineProgress implements Progress {
  private final Console console;
  private final boolean verbose;
  private Option<Board> board = Option.none();

  LineProgress(Console console, boolean verbose) {
    this.console = console;
    this.verbose = verbose;
  }

  @Override
  public synchronized void begin(Board shown) {
    board = Option.some(shown);
  }

  @Override
  public synchronized void on(GenerationId id, Notice notice) {
    board
        .flatMap(known -> known.hear(id, notice))
        .forEach(lead -> NoticeWords.of(notice, verbose).forEach(words -> say(lead, words)));
  }

  /** The journal's own end was told before. */
  @Override
  public synchronized void ended(Ended ended) {
    board
        .flatMap(known -> known.end(ended))
        .forEach(lead -> ended.clip().forEach(clip -> say(lead, clip.file().toString())));
  }

  private void say(Board.Lead lead, String words) {
    console.note(lead.alone() + Printable.line(words));
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
