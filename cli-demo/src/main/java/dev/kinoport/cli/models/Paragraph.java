package dev.kinoport.cli.models;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines. */
final class Paragraph {
  private static final int NARROWEST = 20;

  private Paragraph() {}

  /**
   * Breaks between words; a word that is longer than a line stays whole.
   *
   * @param columns how wide a line may be
   * @return at least one line
   */
  static List<String> of(String text, int columns) {
    int width = Math.max(columns, NARROWEST);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
