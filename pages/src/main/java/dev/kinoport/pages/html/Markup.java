package dev.kinoport.pages.html;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A piece of a page. Markup is only made by {@link #el}; text and values of attributes are escaped,
 * so that no prompt, file name or answer can become markup. Immutable.
 */
public sealed interface Markup {
  /**
   * What goes between tags.
   *
   * @param text escaped already
   */
  record Content(String text) implements Markup {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * What goes into a tag.
   *
   * @param name of ours
   * @param text escaped already
   */
  record Attribute(String name, String text) implements Markup {
    @Override
    public String toString() {
      return " " + name + "=\"" + text + "\"";
    }
  }

  /** Elements that have no end. */
  Set<String> VOID = Set.of("br", "hr", "img", "input", "link", "meta", "source");

  /** Attributes that lead somewhere; what htmx asks for is put into the page. */
  Set<String> ADDRESSES =
      Set.of("href", "src", "action", "formaction", "hx-get", "hx-post", "sse-connect");

  /**
   * To the web, or within this server. Browsers drop tabs and line breaks of an address and take a
   * backslash for a slash, so that what stands behind the first slash may name another host.
   */
  Pattern HARMLESS = Pattern.compile("https?://[^\\p{Cntrl}]*|[/?#](?![/\\\\])[^\\p{Cntrl}]*");

  /** An element: its attributes, and what it holds, in order. */
  static Content el(String name, Markup... parts) {
    StringBuilder out = new StringBuilder("<").append(name);
    for (Markup part : parts) {
      if (part instanceof Attribute) {
        out.append(part);
      }
    }
    out.append('>');
    for (Markup part : parts) {
      if (part instanceof Content) {
        out.append(part);
      }
    }
    return new Content(
        VOID.contains(name) ? out.toString() : out.append("</" + name + ">").toString());
  }

  /** Text from anywhere. */
  static Content text(String text) {
    return new Content(escaped(text));
  }

  /** Anything as text. */
  static Content text(Object value) {
    return text(String.valueOf(value));
  }

  /** Nothing. */
  static Content none() {
    return new Content("");
  }

  /** Several, one after another. */
  static Content all(Iterable<? extends Markup> parts) {
    return new Content(
        StreamSupport.stream(parts.spliterator(), false)
            .map(Markup::toString)
            .collect(Collectors.joining()));
  }

  /** Several, one after another. */
  static Content all(Markup... parts) {
    return all(Arrays.asList(parts));
  }

  /** One for each. */
  static <T> Content each(Iterable<T> items, Function<? super T, Content> piece) {
    return all(StreamSupport.stream(items.spliterator(), false).map(piece).toList());
  }

  /** The piece, if so. */
  static Content when(boolean isSo, Supplier<Content> piece) {
    return isSo ? piece.get() : none();
  }

  /**
   * An attribute. One that leads somewhere leads within this server or to http(s), or nowhere.
   *
   * @param value from anywhere
   */
  static Markup attr(String name, String value) {
    boolean isUnsafe = ADDRESSES.contains(name) && !HARMLESS.matcher(value).matches();
    return new Attribute(name, escaped(isUnsafe ? "#" : value));
  }

  /** An attribute that is there, or not. */
  static Markup flag(String name, boolean isSet) {
    return isSet ? new Attribute(name, "") : none();
  }

  /** The classes of an element. */
  static Markup cls(String names) {
    return attr("class", names);
  }

  /** The name of an element. */
  static Markup id(String name) {
    return attr("id", name);
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(character -> escape(out, character));
    return out.toString();
  }

  private static void escape(StringBuilder out, int character) {
    switch (character) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\n', '\t' -> out.append((char) character);
      default -> out.appendCodePoint(isHarmless(character) ? character : 0xFFFD);
    }
  }

  /** Neither a control character nor one that turns the direction of writing round. */
  private static boolean isHarmless(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.SURROGATE -> false;
      case Character.FORMAT -> character == 0x200C || character == 0x200D;
      default -> true;
    };
  }
}
