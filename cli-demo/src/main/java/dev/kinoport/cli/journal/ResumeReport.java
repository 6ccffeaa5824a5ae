package dev.kinoport.cli.journal;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.json.Json;
import dev.kinoport.cli.json.JsonText;
import dev.kinoport.cli.outcome.Advice;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.text.Prices;
import dev.kinoport.generation.GenerationId;
import java.util.List;

/** Tells how going on with several generations ended. */
final class ResumeReport {
  private final Console console;
  private final boolean json;

  ResumeReport(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /** Tells it all; the exit code is the worst of all. */
  ExitCode tell(List<Ended> ends) {
    if (json) {
      console.say(JsonText.of(document(ends)));
    } else {
      ends.forEach(this::line);
    }
    for (Ended ended : ends) {
      ended.end().peekLeft(failure -> complain(ended.id(), failure));
    }
    return ExitCode.worst(ends.stream().map(Ended::exitCode).toList());
  }

  private void line(Ended ended) {
    ended
        .end()
        .forEach(generated ->
            ended
                .clip()
                .forEach(clip ->
                    console.say(
                        "%s  %s  %s"
                            .formatted(ended.id(), Prices.of(generated.cost()), clip.file()))));
  }

  private void complain(GenerationId id, CommandFailure failure) {
    console.complain(id + ": " + failure.message());
    Advice.on(failure.kind(), id, true).forEach(console::note);
  }

  private static Json document(List<Ended> ends) {
    return new Json.Members()
        .put("generations", new Json.Many(ends.stream().map(ResumeReport::member).toList()));
  }

  private static Json member(Ended ended) {
    Json.Members member = new Json.Members().put("id", ended.id().value());
    ended.document().members().forEach(member::put);
    return member;
  }
}
