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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads CSV whose first line names the columns, as spreadsheets save it; an empty cell says
 * nothing, and neither does a row of them.
 */
final class CsvLines {
  /** What a spreadsheet of a country with decimal commas writes in front, and reads. */
  private static final Pattern SEPARATOR = Pattern.compile("(?i)\"?sep=([,;\t|])\"?(?=\\R|$)");

  /** A whole number that went through a cell. */
  private static final Pattern WHOLE = Pattern.compile("(-?[0-9]+)\\.0+");

  private static final String PROMPT = "prompt";

  private final BatchFaults faults;
  private final List<RawLine> lines = new ArrayList<>();
  private List<String> names = List.of();
  private boolean isMissingAName;

  private CsvLines(BatchFaults faults) {
    this.faults = faults;
  }

  static List<RawLine> read(String text, BatchFaults faults) {
    CsvLines csv = new CsvLines(faults);
    Matcher declared = SEPARATOR.matcher(text);
    if (declared.lookingAt()) {
      // Its end of line stays, and lines have the numbers that an editor shows.
      csv.read(text.substring(declared.end()), declared.group(1).charAt(0));
      return csv.lines;
    }
    csv.read(text, separator(text));
    return csv.lines;
  }

  private void read(String text, char separator) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .trimWhitespacesAroundQuotes(true)
            .ofCsvRecord(text)) {
      for (CsvRecord record : reader) {
        if (lines.size() > BatchFileReader.MOST_LINES) {
          return;
        }
        if (names.isEmpty()) {
          header(record);
        } else if (!record.getFields().stream().allMatch(String::isBlank)) {
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
    if (header.indexOf(',') >= 0) {
      return ',';
    }
    if (header.indexOf(';') >= 0) {
      return ';';
    }
    return header.indexOf('\t') >= 0 ? '\t' : ',';
  }

  private void header(CsvRecord record) {
    names = record.getFields().stream().map(CsvLines::name).toList();
    Set<String> known = new HashSet<>();
    for (String name : names) {
      if (!name.isEmpty() && !known.add(name)) {
        faults.add(number(record), name, "", "is the name of two columns");
      }
    }
  }

  /** {@code End Image} is {@code end_image}. */
  private static String name(String header) {
    return header.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "_");
  }

  private static int number(CsvRecord record) {
    return Math.toIntExact(record.getStartingLineNumber());
  }

  private void row(CsvRecord record) {
    int number = number(record);
    List<String> cells = record.getFields();
    boolean isLonger =
        cells.size() > names.size()
            && !cells.subList(names.size(), cells.size()).stream().allMatch(String::isBlank);
    if (cells.size() < names.size() || isLonger) {
      faults.add(
          number,
          "",
          "",
          "must have %d cells as the header has, and has %d".formatted(names.size(), cells.size()));
      return;
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String cell = cells.get(i).strip();
      if (!cell.isEmpty()) {
        cell(names.get(i), cell, values);
      }
    }
    lines.add(new RawLine(number, values));
  }

  private void cell(String name, String cell, Map<String, List<String>> values) {
    if (!name.isEmpty()) {
      values.putIfAbsent(name, List.of(name.endsWith(PROMPT) ? cell : withoutDecimals(cell)));
    } else if (!isMissingAName) {
      isMissingAName = true;
      faults.add(1, "", "", "must name every column: a name is missing");
    }
  }

  private static String withoutDecimals(String cell) {
    Matcher whole = WHOLE.matcher(cell);
    return whole.matches() ? whole.group(1) : cell;
  }
}
