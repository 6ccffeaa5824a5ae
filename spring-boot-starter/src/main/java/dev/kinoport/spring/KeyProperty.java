package dev.kinoport.spring;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What only its owner may see, and where it is set: it stands in no message.
 *
 * @param property the whole name
 * @param text as it is set
 */
record KeyProperty(String property, String text) {
  /**
   * The value of a property that a provider cannot do without.
   *
   * @throws WrongSetting if it is not set, or names a variable that is not
   */
  static KeyProperty of(String property, @Nullable String text) {
    if (text == null || text.isBlank()) {
      String provider = property.split("\\.", -1)[1].toLowerCase(Locale.ROOT);
      throw new WrongSetting(
          "%s is not set, and kinoport.provider names %s: set it, or take kinoport.provider=fake"
              .formatted(property, provider));
    }
    if (isPlaceholder(text)) {
      throw new WrongSetting(
          property
              + " is a placeholder that nothing fills in: set what it names, or take"
              + " kinoport.provider=fake");
    }
    return new KeyProperty(property, text);
  }

  /** Spring leaves it as it is where nothing fills it in. */
  private static boolean isPlaceholder(String text) {
    int start = text.indexOf("${");
    return start >= 0 && text.indexOf('}', start) > 0;
  }

  /**
   * What a provider's settings make of it.
   *
   * @throws WrongSetting that names the property, if it is none
   */
  <T> T parsed(Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new WrongSetting("%s: %s".formatted(property, e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    return "KeyProperty[property=%s]".formatted(property);
  }
}
