package dev.kinoport.model;

import io.vavr.control.Option;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Columns and rows of the clip: one of the provider's words, or {@code 1280x720}, which is an
 * object of {@code width} and {@code height} on the wire.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param named words of which the size is known
 * @param words words of which it is not, such as {@code auto}
 * @param minSide shortest side, in px
 * @param maxSide longest side, in px
 * @param fallback sent when the caller says nothing
 */
public record SizeInput(
    String name,
    String field,
    boolean required,
    List<Named> named,
    List<String> words,
    int minSide,
    int maxSide,
    Option<String> fallback)
    implements Input {
  private static final Pattern PIXELS = Pattern.compile("([1-9][0-9]{0,4})x([1-9][0-9]{0,4})");

  public SizeInput {
    named = List.copyOf(named);
    words = List.copyOf(words);
  }

  /**
   * A word for a size.
   *
   * @param word as the provider spells it
   * @param width columns, in px
   * @param height rows, in px
   */
  public record Named(String word, int width, int height) {}

  /** Every word. */
  public List<String> allWords() {
    return Stream.concat(named.stream().map(Named::word), words.stream()).toList();
  }

  /** The size that a text stands for; its {@code word} is the text itself. */
  public Option<Named> size(String text) {
    Matcher pixels = PIXELS.matcher(text);
    return pixels.matches()
        ? Option.of(
            new Named(text, Integer.parseInt(pixels.group(1)), Integer.parseInt(pixels.group(2))))
        : Option.ofOptional(named.stream().filter(it -> it.word().equals(text)).findFirst());
  }

  /** True for a word of the provider, and for a size within the limits. */
  public boolean allows(String text) {
    return allWords().contains(text)
        || size(text).exists(it -> isSide(it.width()) && isSide(it.height()));
  }

  private boolean isSide(int length) {
    return length >= minSide && length <= maxSide;
  }
}
