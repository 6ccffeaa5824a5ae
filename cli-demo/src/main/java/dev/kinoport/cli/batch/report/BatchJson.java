package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.batch.file.BatchFaults;
import dev.kinoport.cli.batch.plan.BatchBill;
import dev.kinoport.cli.batch.plan.BatchSummary;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.json.Json;
import dev.kinoport.cli.json.JsonText;
import dev.kinoport.cli.json.JsonValues;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.text.Counted;
import io.vavr.control.Option;
import java.nio.file.Path;

/** One JSON object in one line for each thing that is planned, and for the end. */
public final class BatchJson implements BatchReport {
  private final Console console;

  public BatchJson(Console console) {
    this.console = console;
  }

  private void say(String event, Json.Members document) {
    Json.Members whole = new Json.Members().put("event", event);
    document.members().forEach(whole::put);
    console.say(JsonText.line(whole));
  }

  private void refused(Json failure, String message) {
    say("refused", new Json.Members().put("failure", failure));
    console.complain(message);
  }

  @Override
  public ExitCode faulty(BatchFaults faults) {
    String message = Counted.of(faults.sorted().size(), "fault") + "; nothing was bought";
    refused(
        new Json.Members()
            .put("kind", FailureKind.INVALID_REQUEST.word())
            .put("message", message)
            .put("violations", faults.document()),
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
    say("begun", bill.document().put("host", JsonValues.text(host)));
  }

  @Override
  public ExitCode done(BatchSummary summary, Option<Path> page) {
    say(
        "summary",
        summary
            .document()
            .put("report", JsonValues.text(page.map(file -> file.toAbsolutePath().toString())))
            .put("exitCode", summary.exitCode().number()));
    return summary.exitCode();
  }

  @Override
  public void interrupted(BatchTotals totals, boolean isKept) {
    say(
        "interrupted",
        new Json.Members()
            .put("made", totals.made())
            .put("running", totals.running())
            .put("waiting", totals.waiting()));
    console.complain(BatchReport.goingOn(totals, isKept));
  }
}
