package dev.kinoport.emulator.job;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parts of a {@code multipart/form-data} body, which is whole and bounded by then. */
public final class FormParts {
  private static final int MOST_PARTS = 200;
  private static final int MOST_HEAD = 16 * 1024;
  private static final byte[] HEAD_END = ascii("\r\n\r\n");
  private static final Pattern BOUNDARY =
      Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,200})\"|([^\\s;\"]{1,200}))");
  private static final Pattern DISPOSITION =
      Pattern.compile("(?im)^content-disposition:\\s*form-data\\s*(;.*)$");

  /** A parameter of the disposition, quoted or not; {@code filename*} is another spelling. */
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*+([\\w!#$&+.^`|~*-]++)=(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s;\"]++))");

  private static final Pattern TYPE =
      Pattern.compile("(?im)^content-type:\\s*([\\w.+-]+/[\\w.+-]+)");

  private FormParts() {}

  /**
   * One part.
   *
   * @param name of the field
   * @param fileName of a file, as its sender calls it; none for a text
   * @param contentType of a file; none for a text
   * @param bytes of its body
   */
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  public record Part(
      String name, Option<String> fileName, Option<String> contentType, byte[] bytes) {
    /** Its body as text. */
    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** All parts, in order; left: what is wrong. */
  public static Either<String, List<Part>> read(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      return Either.left("a form without a boundary");
    }
    String mark = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    byte[] delimiter = ascii("--" + mark);
    int at = indexOf(body, delimiter, 0);
    if (at != 0) {
      return Either.left("a form that does not begin with its boundary");
    }
    List<Part> parts = new ArrayList<>();
    byte[] next = ascii("\r\n--" + mark);
    int start = delimiter.length;
    while (!startsWith(body, ascii("--"), start)) {
      if (!startsWith(body, ascii("\r\n"), start)) {
        return Either.left("a form whose parts are not told apart");
      }
      int end = indexOf(body, next, start);
      if (end < 0) {
        return Either.left("a form without its end");
      }
      if (parts.size() == MOST_PARTS) {
        return Either.left("a form of more than " + MOST_PARTS + " parts");
      }
      Either<String, Part> part = part(body, start + 2, end);
      if (part.isLeft()) {
        return part.map(none -> parts);
      }
      part.forEach(parts::add);
      start = end + next.length;
    }
    return Either.right(parts);
  }

  private static Either<String, Part> part(byte[] body, int from, int end) {
    int headEnd = indexOf(body, HEAD_END, from);
    if (headEnd < 0 || headEnd >= end || headEnd - from > MOST_HEAD) {
      return Either.left("a part without a head");
    }
    String head = "\r\n" + new String(body, from, headEnd - from, StandardCharsets.UTF_8);
    Map<String, String> disposition = disposition(head);
    String name = disposition.get("name");
    if (name == null) {
      return Either.left("a part without a name");
    }
    Option<String> fileName =
        Option.of(disposition.getOrDefault("filename", disposition.get("filename*")));
    Matcher type = TYPE.matcher(head);
    Option<String> contentType =
        fileName.map(any -> type.find() ? type.group(1) : "application/octet-stream");
    byte[] bytes = Arrays.copyOfRange(body, headEnd + HEAD_END.length, end);
    return Either.right(new Part(name, fileName, contentType, bytes));
  }

  /** The parameters of a part's disposition, by their names in small letters. */
  private static Map<String, String> disposition(String head) {
    Map<String, String> parameters = new HashMap<>();
    Matcher line = DISPOSITION.matcher(head);
    Matcher parameter = PARAMETER.matcher(line.find() ? line.group(1) : "");
    while (parameter.find()) {
      String quoted = parameter.group(2);
      parameters.putIfAbsent(
          parameter.group(1).toLowerCase(Locale.ROOT),
          quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\([\"\\\\])", "$1"));
    }
    return parameters;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean startsWith(byte[] body, byte[] what, int at) {
    return at + what.length <= body.length
        && Arrays.equals(body, at, at + what.length, what, 0, what.length);
  }

  private static int indexOf(byte[] body, byte[] what, int from) {
    for (int at = from; at + what.length <= body.length; at++) {
      if (body[at] == what[0] && startsWith(body, what, at)) {
        return at;
      }
    }
    return -1;
  }
}
