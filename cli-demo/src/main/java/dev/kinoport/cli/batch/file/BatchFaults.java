package dev.kinoport.cli.batch.file;

import dev.kinoport.cli.console.Passwords;
import dev.kinoport.cli.console.Quoted;
import dev.kinoport.fault.FaultList;
import dev.kinoport.fault.Printable;
import dev.kinoport.input.Violation;
import dev.kinoport.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that is wrong with a batch file. Nothing is bought while there is a fault. */
public final class BatchFaults {
  private final Path file;
  private final FaultList<Fault> faults = new FaultList<>();

  public BatchFaults(Path file) {
    this.file = file;
  }

  /**
   * One of them.
   *
   * @param line where, from 1; 0 is the file as a whole
   * @param violation what
   */
  public record Fault(int line, Violation violation) {}

  public void add(int line, String field, String value, String message) {
    add(line, new Violation(field, value, message));
  }

  public void add(int line, Violation violation) {
    if (violation.others() > 0) {
      faults.addUntold(violation.others());
    } else {
      faults.add(new Fault(line, violation));
    }
  }

  public boolean isEmpty() {
    return faults.isEmpty();
  }

  /** How many there are, told or not. */
  public int count() {
    return faults.told().size() + faults.untold();
  }

  /** Those that are told, in the order of the lines, and behind them one for the others. */
  public List<Fault> sorted() {
    List<Fault> sorted = new ArrayList<>(faults.told());
    sorted.sort(Comparator.comparingInt(Fault::line));
    if (faults.untold() > 0) {
      sorted.add(new Fault(0, new Violation("", "", FaultList.untold(faults.untold()))));
    }
    return sorted;
  }

  /** {@code scenes.jsonl:3 duration '7' must be 6 or 10}. */
  public String words(Fault fault) {
    Violation violation = fault.violation();
    String where = fault.line() == 0 ? "" : ":" + fault.line();
    String field = violation.field().isEmpty() ? "" : " " + violation.field();
    String value =
        violation.value().isEmpty() ? "" : " " + Quoted.of(Passwords.hiddenIn(violation.value()));
    return Printable.line(file + where + field) + value + " " + Printable.line(violation.message());
  }

  public Json document() {
    return new Json.Items(
        sorted().stream()
            .<Json>map(fault ->
                Json.object()
                    .with("line", fault.line())
                    .with("field", fault.violation().field())
                    .with("value", Passwords.hiddenIn(fault.violation().value()))
                    .with("message", fault.violation().message()))
            .toList());
  }
}
