package dev.kinoport.input;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form that RFC 8785 allows, but for numbers, which are exact decimals: no spaces,
 * sorted keys, the fewest escapes. Equal values give equal text, on every machine.
 *
 * <p>An image on the web is its address; one that we hold is an object with its digest.
 */
public final class CanonicalJson {
  /** Beyond so many digits a number is written with an exponent. */
  private static final int PLAIN_DIGITS = 21;

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /** The fields as one object. */
  public static String write(Map<String, WireValue> fields) {
    CanonicalJson json = new CanonicalJson();
    json.object(fields);
    return json.out.toString();
  }

  private void object(Map<String, WireValue> fields) {
    // Filled one by one: a view of the caller's map would stay with it for good.
    Map<String, WireValue> sorted = new TreeMap<>();
    fields.forEach(sorted::put);
    char separator = '{';
    for (Map.Entry<String, WireValue> field : sorted.entrySet()) {
      out.append(separator);
      string(field.getKey());
      out.append(':');
      value(field.getValue());
      separator = ',';
    }
    out.append(separator == '{' ? "{}" : "}");
  }

  private void value(WireValue value) {
    switch (value) {
      case WireValue.Text text -> string(text.text());
      case WireValue.Number number -> out.append(number(number.value()));
      case WireValue.Flag flag -> out.append(flag.on());
      case WireValue.Image image -> image(image.image());
      case WireValue.Many many -> array(many);
      case WireValue.Group group -> object(group.members());
    }
  }

  private void image(RequestImage image) {
    switch (image) {
      case RequestImage.Remote remote -> string(remote.address().toString());
      case RequestImage.Local local ->
          object(Map.of("sha256", new WireValue.Text(local.image().sha256())));
    }
  }

  private void array(WireValue.Many many) {
    out.append('[');
    for (Iterator<WireValue> values = many.values().iterator(); values.hasNext(); ) {
      value(values.next());
      out.append(values.hasNext() ? "," : "");
    }
    out.append(']');
  }

  static String number(BigDecimal value) {
    boolean tooLong = Math.abs((long) value.precision() - value.scale()) > PLAIN_DIGITS;
    return tooLong ? value.toString() : value.toPlainString();
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> out.append(c < ' ' ? "\\u00%02x".formatted((int) c) : String.valueOf(c));
    }
  }
}
