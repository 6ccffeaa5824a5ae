package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.batch.file.BatchFaults;
import dev.kinoport.cli.batch.plan.BatchBill;
import dev.kinoport.cli.batch.plan.BatchSummary;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.text.Counted;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import java.nio.file.Path;

/** One JSON object in one line for each thing that is planned, and for the end. */
public final class BatchJson implements BatchReport {
  private final Console console;

  public BatchJson(Console console) {
    this.console = console;
  }

  private void say(String event, Json.Members document) {
    console.say(JsonText.spaced(Json.object().with("event", event).with(document)));
  }

  private void refused(Json failure, String message) {
    say("refused", Json.object().with("failure", failure));
    console.complain(message);
  }

  @Override
  public ExitCode faulty(BatchFaults faults) {
    String message = Counted.of(faults.count(), "fault") + "; nothing was bought";
    refused(
        Json.object()
            .with("kind", FailureKind.INVALID_REQUEST.word())
            .with("message", message)
            .with("violations", faults.document()),
        message);
    return ExitCode.USAGE;
  }

  @Override
  public ExitCode refused(CommandFailure failure) {
    refused(failure.document(), failure.message());
    return failure.kind().exitCode();
  }

  @Override
  public ExitCode onlyPlanned(BatchBill bill) {
    bill.lines().forEach(line -> say("planned", line.document()));
    say("plan", bill.document());
    return ExitCode.DONE;
  }

  @Override
  public void begun(BatchBill bill, Option<String> host) {
    say("begun", bill.document().with("host", host));
  }

  @Override
  public ExitCode done(BatchSummary summary, Option<Path> page) {
    say(
        "summary",
        summary
            .document()
            .with("report", page.map(file -> file.toAbsolutePath().toString()))
            .with("exitCode", summary.exitCode().number()));
    return summary.exitCode();
  }

  @Override
  public ExitCode interrupted(BatchTotals totals, boolean isKept) {
    say(
        "interrupted",
        Json.object()
            .with("made", totals.made())
            .with("running", totals.running())
            .with("waiting", totals.waiting()));
    console.complain(BatchReport.goingOn(totals, isKept));
    return ExitCode.INTERRUPTED;
  }
}
