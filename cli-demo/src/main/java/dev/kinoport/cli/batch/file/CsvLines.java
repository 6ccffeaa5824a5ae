package dev.kinoport.cli.batch.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads CSV whose first line names the columns; an empty cell says nothing. */
final class CsvLines {
  private final BatchFaults faults;
  private final List<RawLine> lines = new ArrayList<>();
  private List<String> names = List.of();

  private CsvLines(BatchFaults faults) {
    this.faults = faults;
  }

  static List<RawLine> read(String text, BatchFaults faults) {
    CsvLines csv = new CsvLines(faults);
    csv.read(text);
    return csv.lines;
  }

  private void read(String text) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text)) {
      for (CsvRecord record : reader) {
        if (names.isEmpty()) {
          header(record);
        } else {
          row(record);
        }
      }
    } catch (CsvParseException e) {
      int last = lines.isEmpty() ? Math.min(names.size(), 1) : lines.getLast().number();
      faults.add(last + 1, "", "", "is not valid CSV");
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory", e);
    }
  }

  /** Spreadsheets of some countries write semicolons. */
  private static char separator(String text) {
    String header = text.lines().findFirst().orElse("");
    return header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
  }

  private void header(CsvRecord record) {
    names = record.getFields().stream().map(String::strip).toList();
    Set<String> known = new HashSet<>();
    for (String name : names) {
      if (name.isEmpty()) {
        faults.add(1, "", "", "must name every column: a name is missing");
      } else if (!known.add(name)) {
        faults.add(1, name, "", "is the name of two columns");
      }
    }
  }

  private void row(CsvRecord record) {
    int number = Math.toIntExact(record.getStartingLineNumber());
    if (record.getFieldCount() != names.size()) {
      faults.add(
          number,
          "",
          "",
          "must have %d cells as the header has, and has %d"
              .formatted(names.size(), record.getFieldCount()));
      return;
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String cell = record.getField(i);
      if (!cell.isBlank()) {
        values.putIfAbsent(names.get(i), List.of(cell));
      }
    }
    lines.add(new RawLine(number, values));
  }
}
