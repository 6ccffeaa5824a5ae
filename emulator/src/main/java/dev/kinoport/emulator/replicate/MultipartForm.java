package dev.kinoport.emulator.replicate;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body of {@code multipart/form-data}. */
final class MultipartForm {
  private static final Pattern BOUNDARY =
      Pattern.compile("multipart/form-data;.*boundary=\"?([^\";]+)\"?.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("[; ]filename=\"([^\"]*)\"");
  private static final Pattern TYPE =
      Pattern.compile("(?im)^content-type:[ \\t]*([^\\r\\n]+)[ \\t]*$");
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final List<Part> parts;

  private MultipartForm(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * One field.
   *
   * @param name of the field
   * @param fileName as its sender calls it; may be empty
   * @param contentType as its sender says
   * @param content its bytes, each a character
   */
  record Part(String name, String fileName, String contentType, String content) {
    byte[] bytes() {
      return content.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /** Reads it; none if it is no such body. */
  static Option<MultipartForm> of(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType.strip());
    if (!boundary.matches()) {
      return Option.none();
    }
    String mark = "\r\n--" + boundary.group(1);
    String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    int from = text.indexOf(mark);
    while (from >= 0) {
      int next = text.indexOf(mark, from + mark.length());
      if (next >= 0) {
        part(text.substring(from + mark.length(), next)).forEach(parts::add);
      }
      from = next;
    }
    return Option.some(new MultipartForm(parts));
  }

  private static Option<Part> part(String text) {
    int head = text.indexOf(END_OF_HEAD);
    if (head < 0) {
      return Option.none();
    }
    String headers = text.substring(0, head);
    return group(NAME, headers)
        .map(name ->
            new Part(
                name,
                group(FILE_NAME, headers).getOrElse(""),
                group(TYPE, headers).getOrElse("application/octet-stream"),
                text.substring(head + END_OF_HEAD.length())));
  }

  private static Option<String> group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return Option.when(matcher.find(), () -> matcher.group(1).strip());
  }

  /** A field, if it is there. */
  Option<Part> part(String name, boolean isFile) {
    return Option.ofOptional(
        parts.stream()
            .filter(part -> part.name().equals(name))
            .filter(part -> !isFile || !part.fileName().isEmpty())
            .findFirst());
  }
}
