package dev.kinoport.cli;

import java.text.Normalizer;
import java.util.Locale;

/** A file name that reminds of a prompt. */
final class ClipName {
  private static final int LONGEST = 40;

  private ClipName() {}

  /** Lower-case ASCII letters, digits and single dashes: fit for every file system. */
  static String of(String prompt) {
    String plain =
        Normalizer.normalize(prompt, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String trimmed = plain.replaceAll("^-+", "");
    String name = trimmed.substring(0, Math.min(LONGEST, trimmed.length())).replaceAll("-+$", "");
    return name.isEmpty() ? "clip" : name;
  }
}
