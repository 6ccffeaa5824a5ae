package dev.kinoport.cli.batch.plan;

import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.journal.Spending;
import dev.kinoport.journal.Summary;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a batch in all.
 *
 * @param entries all lines, in the order of the file
 */
public record BatchSummary(List<BatchEntry> entries) {
  public BatchSummary {
    entries = List.copyOf(entries);
  }

  public int made() {
    return (int) entries.stream().filter(entry -> entry.ended().end().isRight()).count();
  }

  /** Whether this run stopped looking before the end came. */
  public static boolean isOpen(CommandFailure failure) {
    return failure.kind() == FailureKind.STILL_RUNNING || failure.kind() == FailureKind.INTERRUPTED;
  }

  /** How many go on. */
  public int open() {
    return (int)
        entries.stream()
            .filter(entry -> entry.ended().end().fold(BatchSummary::isOpen, made -> false))
            .count();
  }

  /** How many have no clip, by the reason in one word. */
  public Map<String, Integer> causes() {
    Map<String, Integer> causes = new TreeMap<>();
    for (BatchEntry entry : entries) {
      entry.ended().end().peekLeft(failure -> causes.merge(failure.kind().word(), 1, Integer::sum));
    }
    return causes;
  }

  public Spending spending() {
    return Spending.of(
        entries.stream().map(entry -> Summary.of(entry.history(), Option.none())).toList());
  }

  public ExitCode exitCode() {
    return ExitCode.worst(entries.stream().map(entry -> entry.ended().exitCode()).toList());
  }
}
