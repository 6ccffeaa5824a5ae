package dev.kinoport.fault;

import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Guesses what somebody meant to write. */
public final class Spelling {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_./-]+");

  private Spelling() {}

  /** {@code ; did you mean 768P?}, to be put behind what would be right; or nothing. */
  public static String meant(String typed, List<String> words) {
    return sameNumber(typed, words)
        .orElse(() -> nearest(typed, words))
        .fold(() -> "", word -> "; did you mean " + word + "?");
  }

  /** The nearest of some words, if one is near. */
  public static Option<String> nearest(String typed, Collection<String> words) {
    return Option.ofOptional(near(typed, words).stream().findFirst());
  }

  /** All words that are near, the nearest first. */
  public static List<String> near(String typed, Collection<String> words) {
    String wanted = plain(typed);
    return words.stream()
        .filter(word -> isNear(wanted, plain(word)))
        .sorted(
            Comparator.comparingInt((String word) -> distance(wanted, plain(word)))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static boolean isNear(String typed, String word) {
    boolean isPart = typed.length() >= 3 && word.contains(typed);
    return isPart || distance(typed, word) <= Math.max(typed.length(), word.length()) / 4;
  }

  private static String plain(String text) {
    String start = text.length() > 80 ? text.substring(0, 80) : text;
    return BETWEEN_WORDS.matcher(start.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /** Fewest single letters to insert, delete or replace (Levenshtein). */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }

  /** {@code 4, 6 or auto}; at least one. */
  public static String anyOf(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** The word that is the same number in another spelling: 06, 6.0 and 6s are all 6. */
  private static Option<String> sameNumber(String typed, List<String> words) {
    String plain = typed.strip().toLowerCase(Locale.ROOT);
    String digits = plain.endsWith("s") ? plain.substring(0, plain.length() - 1) : plain;
    if (!NUMBER.matcher(digits).matches()) {
      return Option.none();
    }
    BigDecimal meant = new BigDecimal(digits);
    return Option.ofOptional(
        words.stream()
            .filter(word -> NUMBER.matcher(word).matches())
            .filter(word -> new BigDecimal(word).compareTo(meant) == 0)
            .findFirst());
  }
}
