package dev.kinoport.cli.generate;

import dev.kinoport.Subscription;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.outcome.Refusal;
import dev.kinoport.fault.IoReason;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * {@code --out -}: the bytes of the clip on stdout, and everything that is said on stderr. It comes
 * whole or not at all, so it arrives in a file of its own first.
 */
final class PipedRun {
  private final Invocation invocation;
  private final Console console;
  private final GenerateOptions options;

  PipedRun(Invocation invocation, GenerateOptions options) {
    this.invocation = invocation;
    this.console = invocation.console();
    this.options = options;
  }

  int run() {
    return Refusal.orElse(
        console.aside(),
        false,
        complaint()
            .map(fault -> CommandFailure.refused(FailureKind.BAD_USAGE, fault))
            .<Either<CommandFailure, ExitCode>>map(Either::left)
            .getOrElse(this::piped));
  }

  private Option<String> complaint() {
    if (options.answer().json()) {
      return Option.some("--json and --out - both want stdout: name a file");
    }
    if (options.terms().handIn()) {
      return Option.some("what is handed in ends in another process: name a file, not -");
    }
    return Option.when(
        console.colouredOut(), "--out - is for a pipe or a file, and stdout is a terminal");
  }

  private Either<CommandFailure, ExitCode> piped() {
    try {
      Path folder = Files.createTempDirectory("kinoport-");
      // What is paid for goes on in the state folder.
      CountDownLatch closed = new CountDownLatch(1);
      Subscription interrupt =
          invocation
              .interrupts()
              .onInterrupt(() -> {
                invocation.interrupts().stayUntil(closed);
                discard(folder);
              });
      try (interrupt) {
        return through(folder.resolve("clip.mp4"));
      } finally {
        discardEmpty(folder);
        closed.countDown();
      }
    } catch (IOException e) {
      return Either.left(
          CommandFailure.refused(
              FailureKind.OUTPUT_FAILED, "the clip cannot be put out: " + IoReason.ofFile(e)));
    }
  }

  private Either<CommandFailure, ExitCode> through(Path clip) throws IOException {
    Either<CommandFailure, ExitCode> end = copied(into(clip), clip);
    // What was paid for and could not be put out stays where the complaint says.
    if (end.isRight()) {
      Files.deleteIfExists(clip);
    }
    return end;
  }

  private static void discard(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // Somebody else puts it away at the same moment.
    }
  }

  private static void discardEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // A clip lies there.
    }
  }

  private ExitCode into(Path clip) {
    return new GenerateRun(
            new Invocation(console.aside(), invocation.interrupts(), invocation.environment()),
            options.through(clip))
        .run();
  }

  private Either<CommandFailure, ExitCode> copied(ExitCode end, Path clip) throws IOException {
    if (!Files.exists(clip)) {
      return Either.right(end);
    }
    Files.copy(clip, console.out());
    console.out().flush();
    return console.outIsLost()
        ? Either.left(
            CommandFailure.refused(
                FailureKind.OUTPUT_FAILED,
                "the clip was made and paid for, and whoever reads stdout is gone: it lies at "
                    + clip))
        : Either.right(end);
  }
}
