package dev.kinoport.cli.batch.report;

import dev.kinoport.cli.batch.file.BatchFaults;
import dev.kinoport.cli.batch.plan.BatchBill;
import dev.kinoport.cli.batch.plan.BatchSummary;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import io.vavr.control.Option;
import java.nio.file.Path;

/** Tells what a batch plans and ends with. */
public sealed interface BatchReport permits BatchText, BatchJson {
  /** End: nothing was bought, for all of these reasons. */
  ExitCode faulty(BatchFaults faults);

  /** End: nothing was bought. */
  ExitCode refused(CommandFailure failure);

  /** End: that was only a plan. */
  ExitCode onlyPlanned(BatchBill bill);

  /**
   * It is in the journal, or was before.
   *
   * @param host where requests go, if they leave this process
   */
  void begun(BatchBill bill, Option<String> host);

  /** End, at least of this run. */
  ExitCode done(BatchSummary summary, Option<Path> page);

  /** End: the person has had enough, and all lines are bought. */
  ExitCode interrupted(BatchTotals totals, boolean isKept);

  /** As somebody wants to be told. */
  static BatchReport to(Console console, boolean json) {
    return json ? new BatchJson(console) : new BatchText(console);
  }

  /** What to say to somebody who does not want to wait any more. */
  static String goingOn(BatchTotals totals, boolean isKept) {
    String open =
        "%d made, %d at the provider, %d not sent"
            .formatted(totals.made(), totals.running(), totals.waiting());
    return isKept
        ? "interrupted; nothing was cancelled (%s): the same command goes on, as does kinoport resume"
            .formatted(open)
        : "interrupted; %s: this was a rehearsal, and ends with its process".formatted(open);
  }
}
