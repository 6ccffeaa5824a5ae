package dev.kinoport.cli.run;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Ink;
import dev.kinoport.cli.text.NoticeWords;
import dev.kinoport.engine.Notice;
import dev.kinoport.fault.Printable;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A picture that is drawn again and again; what must not be missed scrolls away above it. */
final class LiveProgress implements Progress {
  private static final String CLEAR_BELOW = "\r\u001b[J";
  private static final int REDRAW_MILLIS = 100;

  private final Console console;
  private final boolean verbose;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("kinoport-progress").daemon(true).factory());
  private Option<Board> board = Option.none();
  private int drawn;

  LiveProgress(Console console, boolean verbose) {
    this.console = console;
    this.verbose = verbose;
  }

  @Override
  public synchronized void begin(Board shown) {
    board = Option.some(shown);
    var unused =
        ticker.scheduleAtFixedRate(this::draw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void on(GenerationId id, Notice notice) {
    for (Board.Lead lead : board.flatMap(known -> known.hear(id, notice))) {
      if (NoticeWords.isUnusual(notice)) {
        NoticeWords.of(notice, verbose).forEach(words -> scroll(lead, words));
      }
      draw();
    }
  }

  @Override
  public synchronized void ended(Ended ended) {
    board
        .flatMap(known -> known.end(ended))
        .forEach(
            lead -> ended.end().peekLeft(failure -> scroll(lead, "no clip: " + failure.message())));
  }

  private void scroll(Board.Lead lead, String words) {
    aside(() -> console.note(console.onErr(Ink.DIM, Printable.line(lead.aside() + words))));
  }

  @Override
  public synchronized void aside(Runnable line) {
    erase();
    line.run();
    draw();
  }

  private synchronized void draw() {
    for (Board shown : board) {
      erase();
      List<String> lines = shown.picture(console);
      console.err().print(String.join("\n", lines));
      console.err().flush();
      drawn = lines.size();
    }
  }

  private void erase() {
    if (drawn > 0) {
      console.err().print((drawn > 1 ? "\u001b[" + (drawn - 1) + "A" : "") + CLEAR_BELOW);
      console.err().flush();
      drawn = 0;
    }
  }

  @Override
  public synchronized void close() {
    ticker.shutdownNow();
    erase();
    board = Option.none();
  }
}
