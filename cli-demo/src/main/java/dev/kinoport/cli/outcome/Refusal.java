package dev.kinoport.cli.outcome;

import dev.kinoport.cli.console.Console;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Either;

/** Tells why a command has no answer, to whoever reads it. */
public final class Refusal {
  private Refusal() {}

  /** The number of an exit code; a failure is told first. */
  public static int orElse(Console console, boolean json, Either<CommandFailure, ExitCode> end) {
    return end.fold(failure -> tell(console, json, failure), exitCode -> exitCode).number();
  }

  private static ExitCode tell(Console console, boolean json, CommandFailure failure) {
    if (json) {
      console.say(JsonText.indented(Json.object().with("failure", failure.document())));
    }
    console.complain(failure.message());
    return failure.kind().exitCode();
  }
}
