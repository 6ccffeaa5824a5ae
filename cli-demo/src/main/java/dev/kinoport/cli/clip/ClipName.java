package dev.kinoport.cli.clip;

import java.text.Normalizer;
import java.util.Locale;

/** A file name that reminds of a prompt. */
public final class ClipName {
  private static final int LONGEST = 40;

  private ClipName() {}

  /** Lower-case ASCII letters, digits and single dashes: fit for every file system. */
  public static String of(String prompt) {
    String plain =
        Normalizer.normalize(prompt, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String name = shortened(plain.replaceAll("^-+|-+$", ""));
    return name.isEmpty() ? "clip" : name;
  }

  /** Cut between words, unless the first is too long already. */
  private static String shortened(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    int end = name.lastIndexOf('-', LONGEST);
    return name.substring(0, end > 0 ? end : LONGEST);
  }
}
