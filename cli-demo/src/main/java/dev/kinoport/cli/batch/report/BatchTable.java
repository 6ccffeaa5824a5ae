package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Ink;
import dev.kinoport.cli.console.Printable;
import dev.kinoport.cli.provider.Session;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.text.NoticeWords;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.time.Timekeeper;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A table of what runs, drawn again and again; what must not be missed scrolls away above it. */
final class BatchTable implements BatchProgress {
  private static final String CLEAR_BELOW = "\r\u001b[J";
  private static final int REDRAW_MILLIS = 200;

  private final Console console;
  private final boolean verbose;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("kinoport-progress").daemon(true).factory());
  private @Nullable BatchBoard board;
  private @Nullable Timekeeper time;
  private int drawn;

  BatchTable(Console console, boolean verbose) {
    this.console = console;
    this.verbose = verbose;
  }

  @Override
  public synchronized void begin(BatchBoard shown, Session session) {
    board = shown;
    time = session.time();
    var unused =
        ticker.scheduleAtFixedRate(this::draw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void on(GenerationId id, Notice notice) {
    if (board == null) {
      return;
    }
    for (BatchRow row : board.hear(id, notice)) {
      boolean isUnusual =
          !(notice instanceof Notice.QueueMoved)
              && !(notice instanceof Notice.Moved moved && !NoticeWords.isUnusual(moved.event()));
      if (isUnusual) {
        NoticeWords.of(notice, verbose)
            .forEach(words -> scroll("line " + row.line() + "  " + words));
      }
    }
  }

  @Override
  public synchronized void ended(Ended ended) {
    if (board != null) {
      board
          .end(ended)
          .forEach(row ->
              ended
                  .end()
                  .peekLeft(
                      failure -> scroll("line " + row.line() + "  no clip: " + failure.message())));
    }
  }

  private void scroll(String words) {
    aside(() -> console.note(console.onErr(Ink.DIM, Printable.line(words))));
  }

  @Override
  public synchronized void aside(Runnable line) {
    erase();
    line.run();
    draw();
  }

  private synchronized void draw() {
    if (board == null || time == null) {
      return;
    }
    erase();
    List<String> lines = BatchFrame.of(board.rows(), time.now(), console.columns());
    for (int i = 0; i < lines.size(); i++) {
      Ink ink = i == lines.size() - 1 ? Ink.CYAN : Ink.DIM;
      boolean isPlain = i > 0 && i < lines.size() - 1;
      console.err().println(isPlain ? lines.get(i) : console.onErr(ink, lines.get(i)));
    }
    console.err().flush();
    drawn = lines.size();
  }

  private void erase() {
    if (drawn > 0) {
      console.err().print("\u001b[" + drawn + "A" + CLEAR_BELOW);
      console.err().flush();
      drawn = 0;
    }
  }

  @Override
  public synchronized void close() {
    ticker.shutdownNow();
    erase();
    board = null;
  }
}
