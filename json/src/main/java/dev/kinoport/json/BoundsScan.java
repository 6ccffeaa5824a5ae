package dev.kinoport.json;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;

/**
 * Runs once over a text, before anything is made of it, and stops where it is more than is read. It
 * only counts: whether the text is JSON at all is found out by its reader.
 */
final class BoundsScan {
  private static final int LONGEST_PLACE = 200;

  private final byte[] json;
  private final Bounds bounds;

  /** Of each object or list that is open: the last name in it, or how many values are before. */
  private final int[] nameStart;

  private final int[] nameEnd;
  private final int[] index;
  private int depth;
  private int line = 1;
  private int nodes;
  private boolean isName;

  private BoundsScan(byte[] json, Bounds bounds) {
    this.json = json;
    this.bounds = bounds;
    this.nameStart = new int[bounds.depth() + 1];
    this.nameEnd = new int[bounds.depth() + 1];
    this.index = new int[bounds.depth() + 1];
  }

  /** What is too much, with its line and field; none if all of it may be read. */
  static Option<String> fault(byte[] json, Bounds bounds) {
    return json.length > bounds.bytes()
        ? Option.some("the text " + bounds.tooLong(json.length))
        : new BoundsScan(json, bounds).fault();
  }

  private Option<String> fault() {
    int at = 0;
    while (at < json.length) {
      int end = end(at);
      Option<String> fault = token(at, end);
      if (fault.isDefined()) {
        return fault.map(why -> "line %d, %s: %s".formatted(line, JsonText.harmless(place()), why));
      }
      at = end;
    }
    return Option.none();
  }

  /** Behind what begins here: a text, a word or number, or a single sign. */
  private int end(int start) {
    if (json[start] == '"') {
      return LongRuns.endOfText(json, start);
    }
    int end = start;
    while (end < json.length && LongRuns.isOfWord(json[end])) {
      end++;
    }
    return Math.max(end, start + 1);
  }

  private Option<String> token(int start, int end) {
    return switch (json[start]) {
      case '{', '[' -> open(json[start] == '{');
      case '}', ']' -> close();
      case ',' -> next();
      case ':' -> named();
      case '\n' -> newLine();
      case ' ', '\t', '\r' -> Option.none();
      case '"' -> text(start, end);
      default -> word(start, end);
    };
  }

  private Option<String> open(boolean isObject) {
    if (depth == bounds.depth()) {
      return Option.some(bounds.tooDeep());
    }
    depth++;
    index[depth] = isObject ? -1 : 0;
    nameStart[depth] = 0;
    nameEnd[depth] = 0;
    isName = isObject;
    return node();
  }

  private Option<String> close() {
    depth = Math.max(depth - 1, 0);
    isName = false;
    return Option.none();
  }

  private Option<String> next() {
    isName = index[depth] < 0;
    index[depth] += isName ? 0 : 1;
    return Option.none();
  }

  private Option<String> named() {
    isName = false;
    return Option.none();
  }

  private Option<String> newLine() {
    line++;
    return Option.none();
  }

  private Option<String> text(int start, int end) {
    if (isName) {
      nameStart[depth] = start + 1;
      nameEnd[depth] = Math.max(end - 1, start + 1);
    }
    return end - start > bounds.text() ? Option.some(bounds.tooMuchText()) : node();
  }

  private Option<String> word(int start, int end) {
    boolean isNumber = LongRuns.isBeginOfNumber(json[start]);
    return isNumber && end - start > bounds.digits() ? Option.some(bounds.tooManyDigits()) : node();
  }

  private Option<String> node() {
    nodes++;
    return nodes > bounds.nodes() ? Option.some(bounds.tooMany()) : Option.none();
  }

  /** Such as {@code rules[1].life}. */
  private String place() {
    StringBuilder place = new StringBuilder();
    for (int level = 1; level <= depth && place.length() < LONGEST_PLACE; level++) {
      if (index[level] >= 0) {
        place.append('[').append(index[level]).append(']');
      } else if (nameEnd[level] > nameStart[level]) {
        place.append(place.isEmpty() ? "" : ".").append(name(level));
      }
    }
    return place.isEmpty() ? "the value" : shown(place);
  }

  private String name(int level) {
    int length = Math.min(nameEnd[level] - nameStart[level], LONGEST_PLACE);
    return new String(json, nameStart[level], length, StandardCharsets.UTF_8);
  }

  private static String shown(StringBuilder place) {
    return place.length() <= LONGEST_PLACE
        ? place.toString()
        : place.substring(0, LONGEST_PLACE) + "...";
  }
}
