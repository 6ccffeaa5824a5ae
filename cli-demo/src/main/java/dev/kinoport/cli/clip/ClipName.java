package dev.kinoport.cli.clip;

import java.text.Normalizer;
import java.util.Locale;

/** A file name that reminds of a prompt. */
public final class ClipName {
  private static final int LONGEST = 40;

  private ClipName() {}

  /**
   * Lower-case letters and digits of any script, Latin ones without accents, and single dashes: fit
   * for every file system.
   */
  public static String of(String prompt) {
    String plain =
        Normalizer.normalize(prompt, Normalizer.Form.NFD)
            .replaceAll("(?<=\\p{IsLatin})\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "-")
            .replaceAll("(?<=^|-)\\p{M}+", "");
    String name =
        shortened(
            Normalizer.normalize(plain, Normalizer.Form.NFC)
                .replaceAll("-+", "-")
                .replaceAll("^-|-$", ""));
    if (name.isEmpty()) {
      return "clip";
    }
    return FileNames.isReserved(name) ? name + "-clip" : name;
  }

  /** Cut between words, unless the first is too long already. */
  private static String shortened(String name) {
    if (name.codePointCount(0, name.length()) <= LONGEST) {
      return name;
    }
    int longest = name.offsetByCodePoints(0, LONGEST);
    int end = name.lastIndexOf('-', longest);
    return name.substring(0, end > 0 ? end : longest);
  }
}
