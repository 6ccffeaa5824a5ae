package dev.kinoport.cli.outcome;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.json.Json;
import dev.kinoport.cli.json.JsonText;

/** Tells why a command has no answer, to whoever reads it. */
public final class Refusal {
  private Refusal() {}

  public static ExitCode tell(Console console, boolean json, CommandFailure failure) {
    if (json) {
      console.say(JsonText.of(new Json.Members().put("failure", failure.document())));
    }
    console.complain(failure.message());
    return failure.kind().exitCode();
  }
}
