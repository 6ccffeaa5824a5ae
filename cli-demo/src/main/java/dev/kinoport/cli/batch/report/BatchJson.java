package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.batch.file.BatchFaults;
import dev.kinoport.cli.batch.plan.BatchBill;
import dev.kinoport.cli.batch.plan.BatchSummary;
import dev.kinoport.cli.batch.plan.PlannedLine;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.json.Json;
import dev.kinoport.cli.json.JsonText;
import dev.kinoport.cli.json.JsonValues;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.text.MoneySums;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.History;
import dev.kinoport.journal.Spending;
import io.vavr.control.Option;
import java.nio.file.Path;

/** One JSON object in one line for each thing that is planned, and for the end. */
public final class BatchJson implements BatchReport {
  private final Console console;

  public BatchJson(Console console) {
    this.console = console;
  }

  private static Json.Members event(String name) {
    return new Json.Members().put("event", name);
  }

  private void say(Json.Members document) {
    console.say(JsonText.line(document));
  }

  @Override
  public ExitCode faulty(BatchFaults faults) {
    int count = faults.sorted().size();
    say(
        event("refused")
            .put(
                "failure",
                new Json.Members()
                    .put("kind", FailureKind.INVALID_REQUEST.word())
                    .put("message", count + " faults; nothing was bought")
                    .put("violations", faults.document())));
    console.complain(count + " faults; nothing was bought");
    return ExitCode.USAGE;
  }

  @Override
  public ExitCode refused(CommandFailure failure) {
    say(event("refused").put("failure", failure.document()));
    console.complain(failure.message());
    return failure.kind().exitCode();
  }

  @Override
  public ExitCode onlyPlanned(BatchBill bill) {
    for (PlannedLine line : bill.lines()) {
      say(
          event("planned")
              .put("line", line.number())
              .put("key", line.key())
              .put("model", line.plan().request().model())
              .put("requestHash", line.plan().hash())
              .put("quote", JsonValues.money(line.quoted()))
              .put("clip", line.place().toAbsolutePath().toString())
              .put(
                  "earlier",
                  JsonValues.text(line.earlier().map(History::id).map(GenerationId::value)))
              .put("warnings", Json.texts(line.plan().warnings())));
    }
    say(bill("plan", bill));
    return ExitCode.DONE;
  }

  private static Json.Members bill(String event, BatchBill bill) {
    return event(event)
        .put("lines", bill.lines().size())
        .put("fresh", bill.fresh().size())
        .put("asked", MoneySums.document(bill.asked()))
        .put("committed", MoneySums.document(bill.committed()));
  }

  @Override
  public void begun(BatchBill bill, Option<String> host) {
    say(bill("begun", bill).put("host", JsonValues.text(host)));
  }

  @Override
  public ExitCode done(BatchSummary summary, Option<Path> page) {
    Spending spending = summary.spending();
    Json.Members causes = new Json.Members();
    summary.causes().forEach(causes::put);
    ExitCode exitCode = summary.exitCode();
    say(
        event("summary")
            .put("lines", summary.outcomes().size())
            .put("made", summary.made())
            .put("causes", causes)
            .put("unknown", spending.unknown())
            .put("reserved", MoneySums.document(spending.reserved()))
            .put("estimated", MoneySums.document(spending.estimated()))
            .put("actual", MoneySums.document(spending.actual()))
            .put("report", JsonValues.text(page.map(file -> file.toAbsolutePath().toString())))
            .put("exitCode", exitCode.number()));
    return exitCode;
  }

  @Override
  public void interrupted(BatchTotals totals, boolean isKept) {
    say(
        event("interrupted")
            .put("made", totals.made())
            .put("running", totals.running())
            .put("waiting", totals.waiting()));
    console.complain(BatchReport.goingOn(totals, isKept));
  }
}
