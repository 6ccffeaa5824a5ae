package dev.kinoport.http.config;

import java.util.List;

/** Words that nobody is to read: cut out of whatever is said, in messages and logs. */
public final class Secret {
  /** Nothing is secret. */
  public static final Secret NONE = new Secret(List.of());

  private final List<String> words;

  private Secret(List<String> words) {
    this.words = words;
  }

  /**
   * Hides these.
   *
   * @param words the longest first, if one holds another
   */
  public static Secret of(String... words) {
    return new Secret(List.of(words));
  }

  /** A text without them, whatever the provider echoes. */
  public String removeFrom(String said) {
    String clean = said;
    for (String word : words) {
      clean = clean.replace(word, "...");
    }
    return clean;
  }

  @Override
  public String toString() {
    return "Secret[...]";
  }
}
