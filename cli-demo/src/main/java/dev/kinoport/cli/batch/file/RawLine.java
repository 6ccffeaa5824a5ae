package dev.kinoport.cli.batch.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One clip that a batch file asks for, as it was written and unchecked.
 *
 * @param number where it begins in the file, from 1
 * @param values what is said about it, by name, in order; one text each, or several for a list
 */
public record RawLine(int number, Map<String, List<String>> values) {
  /** Names of what is for people only. */
  static final Set<String> NOTES = Set.of("note", "notes", "comment", "comments", "remarks");

  public RawLine {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach((name, texts) -> copy.put(name, List.copyOf(texts)));
    values = Collections.unmodifiableMap(copy);
  }
}
