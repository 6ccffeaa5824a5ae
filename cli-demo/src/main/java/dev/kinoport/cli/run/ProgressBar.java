package dev.kinoport.cli.run;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Ink;
import dev.kinoport.cli.console.Printable;
import dev.kinoport.cli.provider.Session;
import dev.kinoport.cli.text.NoticeWords;
import dev.kinoport.cli.text.State;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One line that is drawn again and again; what must not be missed scrolls away above it. */
final class ProgressBar implements Progress {
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final int REDRAW_MILLIS = 100;

  private final Console console;
  private final boolean verbose;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("kinoport-progress").daemon(true).factory());
  private @Nullable Session session;
  private Instant begin = Instant.EPOCH;
  private String state = State.PLANNED.shown();

  ProgressBar(Console console, boolean verbose) {
    this.console = console;
    this.verbose = verbose;
  }

  @Override
  public synchronized void begin(Session opened) {
    session = opened;
    begin = opened.time().now();
    var unused =
        ticker.scheduleAtFixedRate(this::draw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void on(GenerationId id, Notice notice) {
    if (session == null) {
      return;
    }
    switch (notice) {
      case Notice.Moved moved -> {
        state = State.of(moved.state()).shown();
        if (NoticeWords.isUnusual(moved.event())) {
          scroll(notice);
        }
      }
      case Notice.QueueMoved queue -> state = NoticeWords.queued(queue.ahead());
      case Notice.Trouble trouble -> scroll(notice);
      case Notice.Stuck stuck -> {}
      case Notice.Elsewhere elsewhere -> {}
      case Notice.Logged logged -> scroll(notice);
    }
    draw();
  }

  private void scroll(Notice notice) {
    for (String words : NoticeWords.of(notice, verbose)) {
      aside(() -> console.note(console.onErr(Ink.DIM, Printable.line(words))));
    }
  }

  @Override
  public synchronized void aside(Runnable line) {
    if (session != null) {
      console.err().print(CLEAR_LINE);
      console.err().flush();
    }
    line.run();
  }

  private synchronized void draw() {
    if (session == null) {
      return;
    }
    Duration elapsed = Duration.between(begin, session.time().now());
    String bar = ProgressFrame.bar(elapsed, session.usual());
    String words = ProgressFrame.words(state, elapsed, console.columns() - bar.length() - 2);
    console.err().print(CLEAR_LINE + console.onErr(Ink.CYAN, bar) + " " + words);
    console.err().flush();
  }

  @Override
  public synchronized void close() {
    ticker.shutdownNow();
    if (session != null) {
      session = null;
      console.err().print(CLEAR_LINE);
      console.err().flush();
    }
  }
}
