package dev.kinoport.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.vavr.control.Either;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import okio.Buffer;

/**
 * JSON as text: read strictly; written without spaces, or for eyes. Whatever text a string holds
 * comes back, also half a surrogate pair, which Moshi's own writer would lose.
 */
public final class JsonText {
  /** Of the library, to those who call it. */
  private static final String ADVICE = "Use JsonReader.setLenient(true) to accept malformed JSON";

  /** In digits, on either side of the point; an exponent can make any number of them. */
  private static final int LONGEST_NUMBER = 40;

  /** With sign, point and exponent; what is longer is not even tried. */
  private static final int LONGEST_TEXT = 100;

  /** Of what is said against a text, since names in it may have any length. */
  private static final int LONGEST_FAULT = 400;

  private final StringBuilder out = new StringBuilder();
  private final String colon;
  private final boolean indented;

  private JsonText(String colon, boolean indented) {
    this.colon = colon;
    this.indented = indented;
  }

  /**
   * Reads one value.
   *
   * @return left: where it is not JSON, in words for people
   */
  public static Either<String, Json> read(byte[] bytes) {
    return read(bytes, Bounds.WIRE);
  }

  /**
   * Reads one value.
   *
   * @param bounds of what is read at all
   * @return left: where it is not JSON or too much, in words for people
   */
  public static Either<String, Json> read(byte[] bytes, Bounds bounds) {
    return read(bytes, bounds, JsonText::number);
  }

  /**
   * Reads one value.
   *
   * @return left: where it is not JSON, in words for people
   */
  public static Either<String, Json> read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8), Bounds.WIRE);
  }

  /**
   * Reads one value that must not be lost, whatever stands beside it: a number of absurd length
   * comes as a string.
   *
   * @return left: where it is not JSON, in words for people
   */
  public static Either<String, Json> readAsItComes(String text) {
    return read(
        text.getBytes(StandardCharsets.UTF_8), Bounds.WIRE.withoutDigits(), JsonText::numberOrText);
  }

  private static Either<String, Json> read(
      byte[] text, Bounds bounds, Function<String, Json> numbers) {
    return bounded(text, bounds)
        .mapLeft(fault -> "this is no JSON: " + fault)
        .flatMap(rest -> parsed(rest, numbers));
  }

  /**
   * The same JSON, for whoever goes through it with a reader of their own: nothing in it costs more
   * than it is long.
   *
   * @return left: where it is too much, in words for people
   */
  public static Either<String, byte[]> bounded(byte[] text, Bounds bounds) {
    return BoundsScan.fault(text, bounds)
        .fold(() -> Either.right(LongRuns.takenOut(text)), Either::left);
  }

  private static Either<String, Json> parsed(byte[] text, Function<String, Json> numbers) {
    try (JsonReader reader = JsonReader.of(new Buffer().write(text))) {
      Json value = value(reader, numbers, false);
      return reader.peek() == JsonReader.Token.END_DOCUMENT
          ? Either.right(value)
          : Either.left("there is more after the first JSON value");
    } catch (IOException | JsonDataException e) {
      String why = String.valueOf(e.getMessage()).replace(ADVICE, "it is malformed");
      return Either.left("this is no JSON: " + shown(why));
    }
  }

  private static String shown(String fault) {
    return harmless(
        fault.length() <= LONGEST_FAULT ? fault : fault.substring(0, LONGEST_FAULT) + "...");
  }

  /** What is said about a text is one line for a terminal or a log, whatever its names hold. */
  static String harmless(String fault) {
    JsonText line = new JsonText("", false);
    for (int i = 0; i < fault.length(); i++) {
      if (mustBeEscaped(fault, i)) {
        line.appendEscape(fault.charAt(i));
      } else {
        line.out.append(fault.charAt(i));
      }
    }
    return line.out.toString();
  }

  private static Json value(JsonReader reader, Function<String, Json> numbers, boolean isItem)
      throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> members(reader, numbers);
      case BEGIN_ARRAY -> items(reader, numbers);
      case STRING -> new Json.Text(reader.nextString());
      case NUMBER -> number(reader, numbers, isItem);
      case BOOLEAN -> new Json.Flag(reader.nextBoolean());
      case NULL -> nothing(reader);
      case END_ARRAY, END_OBJECT, NAME, END_DOCUMENT ->
          throw new JsonDataException("a value is missing at " + reader.getPath());
    };
  }

  /** Where it stands is asked only when there is a fault: a path has all names above it in it. */
  private static Json number(JsonReader reader, Function<String, Json> numbers, boolean isItem)
      throws IOException {
    String text = reader.nextString();
    try {
      return numbers.apply(text);
    } catch (NumberFormatException e) {
      String behind = reader.getPath();
      String path = isItem ? itemBefore(behind) : behind;
      throw new JsonDataException(e.getMessage() + " at path " + path, e);
    }
  }

  private static String itemBefore(String path) {
    int open = path.lastIndexOf('[');
    int index = Integer.parseInt(path, open + 1, path.length() - 1, 10);
    return "%s[%d]".formatted(path.substring(0, open), index - 1);
  }

  private static Json number(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new NumberFormatException("a number of absurd length");
    }
    BigDecimal number = new BigDecimal(text);
    if (number.precision() > LONGEST_NUMBER || Math.abs((long) number.scale()) > LONGEST_NUMBER) {
      throw new NumberFormatException("a number of absurd length");
    }
    return new Json.Num(number);
  }

  private static Json numberOrText(String text) {
    try {
      return number(text);
    } catch (NumberFormatException e) {
      return new Json.Text(text);
    }
  }

  private static Json nothing(JsonReader reader) throws IOException {
    reader.nextNull();
    return Json.Nothing.NULL;
  }

  private static Json members(JsonReader reader, Function<String, Json> numbers)
      throws IOException {
    Map<String, Json> members = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      members.put(reader.nextName(), value(reader, numbers, false));
    }
    reader.endObject();
    return new Json.Members(members);
  }

  private static Json items(JsonReader reader, Function<String, Json> numbers) throws IOException {
    List<Json> items = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      items.add(value(reader, numbers, true));
    }
    reader.endArray();
    return new Json.Items(items);
  }

  /** As UTF-8. */
  public static byte[] bytes(Json value) {
    return write(value).getBytes(StandardCharsets.UTF_8);
  }

  /** As a line of UTF-8, with its line break. */
  public static byte[] line(Json value) {
    return (write(value) + '\n').getBytes(StandardCharsets.UTF_8);
  }

  /** On one line: a line break in a string is escaped. */
  public static String write(Json value) {
    return write(value, new JsonText(":", false));
  }

  /** On one line, with a space after each colon. */
  public static String spaced(Json value) {
    return write(value, new JsonText(": ", false));
  }

  /** Two spaces to a level. */
  public static String indented(Json value) {
    return write(value, new JsonText(": ", true));
  }

  private static String write(Json value, JsonText text) {
    text.append(value, 0);
    return text.out.toString();
  }

  private void append(Json value, int depth) {
    switch (value) {
      case Json.Members members -> append(members, depth);
      case Json.Items items -> append(items, depth);
      case Json.Text text -> append(text.text());
      case Json.Num number -> out.append(number.value().toString().replace('E', 'e'));
      case Json.Flag flag -> out.append(flag.on());
      case Json.Nothing nothing -> out.append("null");
    }
  }

  private void append(Json.Members members, int depth) {
    String separator = "{";
    for (Map.Entry<String, Json> member : members.byName().entrySet()) {
      out.append(separator);
      newLine(depth + 1);
      append(member.getKey());
      out.append(colon);
      append(member.getValue(), depth + 1);
      separator = ",";
    }
    close(members.byName().isEmpty(), "{", "}", depth);
  }

  private void append(Json.Items items, int depth) {
    String separator = "[";
    for (Json item : items.inOrder()) {
      out.append(separator);
      newLine(depth + 1);
      append(item, depth + 1);
      separator = ",";
    }
    close(items.inOrder().isEmpty(), "[", "]", depth);
  }

  private void close(boolean isEmpty, String opening, String closing, int depth) {
    if (isEmpty) {
      out.append(opening);
    } else {
      newLine(depth);
    }
    out.append(closing);
  }

  private void newLine(int depth) {
    if (indented) {
      out.append('\n').repeat("  ", depth);
    }
  }

  private void append(String text) {
    out.append('"');
    for (int i = appendPlain(text, 0); i < text.length(); i = appendPlain(text, i + 1)) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (mustBeEscaped(text, i)) {
            appendEscape(c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private void appendEscape(char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(Character.forDigit((c >> shift) & 0xF, 16));
    }
  }

  /**
   * Adds what needs no second look, at once.
   *
   * @return where that ends
   */
  private int appendPlain(String text, int from) {
    int end = from;
    while (end < text.length() && isPlain(text.charAt(end))) {
      end++;
    }
    out.append(text, from, end);
    return end;
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
  }

  /**
   * Controls, what is no character by itself, two line ends that JavaScript trips over, and marks
   * that turn the direction of writing round where the text is shown.
   */
  private static boolean mustBeEscaped(String text, int at) {
    char c = text.charAt(at);
    boolean isHalf =
        Character.isHighSurrogate(c)
            ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
            : Character.isLowSurrogate(c)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    boolean isJoiner = c == '\u200C' || c == '\u200D';
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.FORMAT -> !isJoiner;
      default -> isHalf;
    };
  }
}
