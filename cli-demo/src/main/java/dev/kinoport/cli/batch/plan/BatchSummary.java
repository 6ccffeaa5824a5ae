package dev.kinoport.cli.batch.plan;

import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.text.MoneySums;
import dev.kinoport.journal.SpendingReport;
import dev.kinoport.journal.Summary;
import dev.kinoport.json.Json;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a batch in all.
 *
 * @param outcomes of all lines, in the line of the file
 */
public record BatchSummary(List<LineOutcome> outcomes) {
  public BatchSummary {
    outcomes = List.copyOf(outcomes);
  }

  public int made() {
    return (int) outcomes.stream().filter(outcome -> outcome.ended().end().isRight()).count();
  }

  /** How many go on. */
  public int open() {
    return (int) outcomes.stream().filter(outcome -> outcome.ended().isOpen()).count();
  }

  /** How many have no clip, by the reason in one word. */
  public Map<String, Integer> causes() {
    Map<String, Integer> causes = new TreeMap<>();
    for (LineOutcome outcome : outcomes) {
      outcome
          .ended()
          .end()
          .peekLeft(failure -> causes.merge(failure.kind().word(), 1, Integer::sum));
    }
    return causes;
  }

  public SpendingReport spending() {
    return SpendingReport.of(
        outcomes.stream().map(outcome -> Summary.of(outcome.history(), Option.none())).toList());
  }

  public ExitCode exitCode() {
    return ExitCode.worst(outcomes.stream().map(outcome -> outcome.ended().exitCode()).toList());
  }

  /** The causes in words; empty if there are none. */
  public String why() {
    return causes().entrySet().stream()
        .map(cause -> cause.getValue() + " " + cause.getKey().replace('_', ' '))
        .collect(Collectors.joining(", "));
  }

  /** For programs. */
  public Json.Members document() {
    Json.Members causes = Json.object();
    for (Map.Entry<String, Integer> cause : causes().entrySet()) {
      causes = causes.with(cause.getKey(), cause.getValue());
    }
    return MoneySums.document(
        Json.object().with("lines", outcomes.size()).with("made", made()).with("causes", causes),
        spending());
  }
}
