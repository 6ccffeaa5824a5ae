package dev.kinoport.cli.run;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Elapsed;
import dev.kinoport.cli.console.Printable;
import dev.kinoport.cli.provider.Session;
import dev.kinoport.cli.text.NoticeWords;
import dev.kinoport.engine.Notice;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;

/** One line for each thing that happens. */
final class ProgressLines implements Progress {
  private final Console console;
  private final boolean verbose;
  private Option<Supplier<Duration>> elapsed = Option.none();

  ProgressLines(Console console, boolean verbose) {
    this.console = console;
    this.verbose = verbose;
  }

  @Override
  public synchronized void begin(Session session) {
    Instant begin = session.time().now();
    elapsed = Option.some(() -> Duration.between(begin, session.time().now()));
  }

  @Override
  public synchronized void on(GenerationId id, Notice notice) {
    for (Supplier<Duration> clock : elapsed) {
      NoticeWords.of(notice, verbose)
          .forEach(words ->
              console.note(
                  String.format(
                      Locale.ROOT, "%12s  %s", Elapsed.of(clock.get()), Printable.line(words))));
    }
  }

  @Override
  public synchronized void aside(Runnable line) {
    line.run();
  }

  @Override
  public synchronized void close() {
    elapsed = Option.none();
  }
}
