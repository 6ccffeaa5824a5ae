package dev.kinoport.cli;

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
record BatchSummary(List<BatchEntry> entries) {
  BatchSummary {
    entries = List.copyOf(entries);
  }

  int made() {
    return (int) entries.stream().filter(entry -> entry.ended().end().isRight()).count();
  }

  /** Whether this run stopped looking before the end came. */
  static boolean isOpen(CommandFailure failure) {
    return failure.kind() == FailureKind.STILL_RUNNING || failure.kind() == FailureKind.INTERRUPTED;
  }

  /** How many go on. */
  int open() {
    return (int)
        entries.stream()
            .filter(entry -> entry.ended().end().fold(BatchSummary::isOpen, made -> false))
            .count();
  }

  /** How many have no clip, by the reason in one word. */
  Map<String, Integer> causes() {
    Map<String, Integer> causes = new TreeMap<>();
    for (BatchEntry entry : entries) {
      entry.ended().end().peekLeft(failure -> causes.merge(failure.kind().word(), 1, Integer::sum));
    }
    return causes;
  }

  Spending spending() {
    return Spending.of(
        entries.stream().map(entry -> Summary.of(entry.history(), Option.none())).toList());
  }

  ExitCode exitCode() {
    return ExitCode.worst(entries.stream().map(entry -> entry.ended().exitCode()).toList());
  }
}
