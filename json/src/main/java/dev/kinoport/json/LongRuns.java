package dev.kinoport.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Takes long runs of blanks and digits out of a text. Moshi looks at each of them by its distance
 * from where it stands, and finds that place piece by piece: a run of millions would cost time with
 * the square of its length.
 */
final class LongRuns {
  /** Of a run that is left as it is: within one piece of Moshi's memory, or two. */
  private static final int LONGEST = 4096;

  private static final Pattern NUMBER =
      Pattern.compile("-?+(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+");

  private final byte[] json;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  /** Up to where the text is kept, or left out. */
  private int done;

  private LongRuns(byte[] json) {
    this.json = json;
  }

  /**
   * The same JSON, in a time that grows with its length: of a long run of blanks one is left, and a
   * long number is a text. The same array if there is none of them.
   */
  static byte[] takenOut(byte[] json) {
    return new LongRuns(json).takenOut();
  }

  private byte[] takenOut() {
    int at = 0;
    while (at < json.length) {
      int end = end(at);
      if (end - at > LONGEST && json[at] != '"') {
        replace(at, end);
      }
      at = end;
    }
    if (done == 0) {
      return json;
    }
    kept.write(json, done, json.length - done);
    return kept.toByteArray();
  }

  private void replace(int start, int end) {
    if (isBlank(json[start])) {
      // What stands on either side stays two values.
      replace(start, end, " ");
    } else if (isBeginOfNumber(json[start]) && !isName(end)) {
      String word = new String(json, start, end - start, StandardCharsets.ISO_8859_1);
      // A mark that is refused at once, as the word would be behind all of its digits.
      replace(start, end, NUMBER.matcher(word).matches() ? '"' + word + '"' : "?");
    }
  }

  private void replace(int start, int end, String instead) {
    kept.write(json, done, start - done);
    kept.writeBytes(instead.getBytes(StandardCharsets.ISO_8859_1));
    done = end;
  }

  /** Whether what ends here names something: it has no quotation marks and is refused at once. */
  private boolean isName(int end) {
    int next = end < json.length && isBlank(json[end]) ? end(end) : end;
    return next < json.length && json[next] == ':';
  }

  /** Behind what begins here: a text, a run of blanks, a word or number, or a single sign. */
  private int end(int start) {
    if (json[start] == '"') {
      return endOfText(json, start);
    }
    boolean areBlanks = isBlank(json[start]);
    int end = start;
    while (end < json.length && (areBlanks ? isBlank(json[end]) : isOfWord(json[end]))) {
      end++;
    }
    return Math.max(end, start + 1);
  }

  /** Behind the text that begins at a quotation mark; the end of all if it has no end. */
  static int endOfText(byte[] json, int start) {
    int end = start + 1;
    while (end < json.length && json[end] != '"') {
      end += json[end] == '\\' ? 2 : 1;
    }
    return Math.min(end + 1, json.length);
  }

  static boolean isOfWord(byte sign) {
    return switch (sign) {
      case '{', '}', '[', ']', ',', ':', '"' -> false;
      default -> !isBlank(sign);
    };
  }

  static boolean isBeginOfNumber(byte sign) {
    return sign == '-' || (sign >= '0' && sign <= '9');
  }

  private static boolean isBlank(byte sign) {
    return sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t';
  }
}
