package dev.kinoport.cli;

/** Tells why a command has no answer, to whoever reads it. */
final class Refusal {
  private Refusal() {}

  static ExitCode tell(Console console, boolean json, CommandFailure failure) {
    if (json) {
      console.say(JsonText.of(new Json.Members().put("failure", JsonReport.failure(failure))));
    }
    console.complain(failure.message());
    return failure.kind().exitCode();
  }
}
