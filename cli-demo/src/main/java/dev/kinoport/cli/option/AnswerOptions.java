package dev.kinoport.cli.option;

import dev.kinoport.cli.console.Invocation;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.Refusal;
import io.vavr.control.Either;
import picocli.CommandLine.Option;

/** How to answer. */
public final class AnswerOptions {
  @Option(
      names = "--json",
      description = "Write exactly one JSON document to stdout, and all else to stderr")
  private boolean json;

  @Option(names = "--verbose", description = "Show the model's log, and the stack of a defect")
  private boolean verbose;

  public boolean json() {
    return json;
  }

  public boolean verbose() {
    return verbose;
  }

  /** The number of an exit code; a failure is told first, in the form that was asked for. */
  public int exitCode(Invocation invocation, Either<CommandFailure, ExitCode> end) {
    return Refusal.orElse(invocation.console(), json, end);
  }
}
