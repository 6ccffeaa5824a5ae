package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.batch.file.BatchFaults;
import dev.kinoport.cli.batch.plan.BatchBill;
import dev.kinoport.cli.batch.plan.BatchSummary;
import dev.kinoport.cli.batch.plan.LineOutcome;
import dev.kinoport.cli.batch.plan.PlannedLine;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Ink;
import dev.kinoport.cli.outcome.Advice;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.run.Ended;
import dev.kinoport.cli.text.Counted;
import dev.kinoport.cli.text.MoneySums;
import dev.kinoport.journal.SpendingReport;
import io.vavr.control.Option;
import java.nio.file.Path;

/** What people want to know of a batch. */
final class BatchText implements BatchReport {
  private final Console console;

  BatchText(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode faulty(BatchFaults faults) {
    console.complain(Counted.of(faults.count(), "fault") + "; nothing was bought");
    faults.sorted().forEach(fault -> console.note("  " + faults.words(fault)));
    return ExitCode.USAGE;
  }

  @Override
  public ExitCode refused(CommandFailure failure) {
    console.complain(failure.message());
    if (failure.kind().exitCode() == ExitCode.MONEY) {
      console.note("Nothing was spent.");
    }
    return failure.kind().exitCode();
  }

  @Override
  public ExitCode onlyPlanned(BatchBill bill) {
    console.say(PlannedLine.header());
    bill.lines().forEach(line -> console.say(line.row()));
    warnings(bill);
    total(bill);
    console.note("A dry run: nothing was sent, nothing was spent.");
    return ExitCode.DONE;
  }

  private void warnings(BatchBill bill) {
    for (PlannedLine line : bill.fresh()) {
      for (String warning : line.plan().warnings()) {
        console.note(
            console.onErr(Ink.YELLOW, "warning: ") + "line " + line.number() + ": " + warning);
      }
    }
  }

  private void total(BatchBill bill) {
    if (!bill.fresh().isEmpty()) {
      console.field("total", MoneySums.words(bill.asked()) + " for " + clips(bill.fresh().size()));
    }
    if (!bill.committed().isEmpty()) {
      int before = bill.lines().size() - bill.fresh().size();
      console.field("before", MoneySums.words(bill.committed()) + " for " + clips(before));
    }
  }

  private static String clips(int count) {
    return Counted.of(count, "clip");
  }

  @Override
  public void begun(BatchBill bill, Option<String> host) {
    warnings(bill);
    total(bill);
    host.forEach(name -> console.field("host", name));
  }

  @Override
  public ExitCode done(BatchSummary summary, Option<Path> page) {
    summary.outcomes().forEach(this::outcome);
    String causes = summary.why();
    console.field(
        "made",
        "%d of %s".formatted(summary.made(), clips(summary.outcomes().size()))
            + (causes.isEmpty() ? "" : "; " + causes));
    spent(summary.spending());
    if (summary.open() > 0) {
      console.note(
          "%s not ended, and nothing was cancelled: the same command goes on, as does kinoport resume"
              .formatted(summary.open() == 1 ? "1 has" : summary.open() + " have"));
    }
    page.forEach(file -> console.field("report", console.onOut(Ink.BOLD, file.toString())));
    return summary.exitCode();
  }

  private void spent(SpendingReport spending) {
    console.field(
        "spent",
        "%s (estimated: %s)"
            .formatted(MoneySums.words(spending.actual()), MoneySums.words(spending.estimated())));
    if (!spending.reserved().isEmpty()) {
      console.field("aside", MoneySums.words(spending.reserved()));
    }
    if (spending.unknown() > 0) {
      console.field(
          "unknown", clips(spending.unknown()) + " may have cost something, nobody knows how much");
    }
  }

  private void outcome(LineOutcome outcome) {
    Ended ended = outcome.ended();
    int number = outcome.line().number();
    outcome.row().forEach(console::say);
    for (CommandFailure failure : ended.end().swap()) {
      if (!ended.isOpen()) {
        console.complain("line " + number + ": " + failure.message());
        Advice.on(failure.kind(), ended.id(), true).forEach(console::note);
      }
    }
  }

  @Override
  public ExitCode interrupted(BatchTotals totals, boolean isKept) {
    console.complain(BatchReport.goingOn(totals, isKept));
    return ExitCode.INTERRUPTED;
  }
}
