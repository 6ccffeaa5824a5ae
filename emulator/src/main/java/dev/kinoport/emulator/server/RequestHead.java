package dev.kinoport.emulator.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A request without its body.
 *
 * @param method upper case
 * @param target as it was sent
 * @param isOld whether it speaks HTTP/1.0, which knows neither chunks nor a second request
 * @param headers by name in lower case
 */
record RequestHead(String method, String target, boolean isOld, Map<String, List<String>> headers) {
  /** Long enough for every signed address and every tag. */
  private static final int MOST_BYTES = 256 * 1024;

  /** What a method and the name of a header are made of. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final String LENGTH = "content-length";
  private static final String CODING = "transfer-encoding";

  /** It is not HTTP, or too much of it. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;
    private final int status;

    private Unreadable(int status, String why) {
      super(why);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  static Unreadable unreadable(String why) {
    return new Unreadable(400, why);
  }

  RequestHead {
    headers = Map.copyOf(headers);
  }

  /**
   * Reads up to the body.
   *
   * @throws EOFException if the client has nothing more to ask
   */
  static RequestHead read(InputStream in) throws IOException, Unreadable {
    int[] left = {MOST_BYTES};
    String first = line(in, left);
    while (first.isEmpty()) {
      first = line(in, left);
    }
    try {
      return read(first, in, left);
    } catch (EOFException e) {
      throw new Unreadable(400, "the request ends within its headers");
    }
  }

  private static RequestHead read(String first, InputStream in, int[] left)
      throws IOException, Unreadable {
    String[] words = first.split(" ", -1);
    if (words.length != 3
        || isOdd(first)
        || !words[2].matches("HTTP/1\\.[0-9]")
        || !TOKEN.matcher(words[0]).matches()
        || !isTarget(words[0], words[1])) {
      throw new Unreadable(400, "this is no HTTP/1.1: \"%s\"".formatted(Excerpt.of(first)));
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
      int colon = line.indexOf(':');
      if (colon <= 0 || isOdd(line) || !TOKEN.matcher(line.substring(0, colon)).matches()) {
        throw new Unreadable(400, "this is no header: \"%s\"".formatted(Excerpt.of(line)));
      }
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(trimmed(line.substring(colon + 1)));
    }
    boolean isOld = words[2].equals("HTTP/1.0");
    requireOneMeaning(headers);
    if (isOld && headers.containsKey(CODING)) {
      throw new Unreadable(400, "HTTP/1.0 knows no coding of a body");
    }
    if (!isOld && words[1].startsWith("/") && !headers.containsKey("host")) {
      throw new Unreadable(400, "HTTP/1.1 names the host that it asks");
    }
    return new RequestHead(words[0], words[1], isOld, headers);
  }

  /** What others may read as the end of a line, or of everything, or as a blank. */
  private static boolean isOdd(String line) {
    return line.chars().anyMatch(sign -> (sign < ' ' && sign != '\t') || sign == 0x7F);
  }

  /** Without blanks and tabs around it: nothing else is left out there. */
  static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char sign) {
    return sign == ' ' || sign == '\t';
  }

  /** What is none of these could be read on as the rest of a host's name. */
  private static boolean isTarget(String method, String text) {
    return text.startsWith("/")
        || text.contains("://")
        || text.equals("*")
        || method.equals("CONNECT");
  }

  /** Where a proxy before us could read another end, or another host, than we do. */
  private static void requireOneMeaning(Map<String, List<String>> headers) throws Unreadable {
    for (String name : List.of("host", LENGTH, CODING)) {
      if (headers.getOrDefault(name, List.of()).size() > 1) {
        throw new Unreadable(400, "more than one " + name);
      }
    }
    List<String> codings = headers.getOrDefault(CODING, List.of());
    if (!codings.isEmpty() && headers.containsKey(LENGTH)) {
      throw new Unreadable(400, "both a length and a coding of the body");
    }
    if (!codings.stream().allMatch("chunked"::equalsIgnoreCase)) {
      throw new Unreadable(501, "a body comes as it is, or in chunks");
    }
  }

  private static String line(InputStream in, int[] left) throws IOException, Unreadable {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the client has gone");
      }
      left[0]--;
      if (left[0] <= 0) {
        throw new Unreadable(431, "the headers are too long");
      }
      line.write(next);
    }
    left[0]--; // an empty line is a byte, too
    if (left[0] <= 0) {
      throw new Unreadable(431, "the headers are too long");
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** The first value of a header, by its name in lower case; empty if there is none. */
  String header(String name) {
    return headers.getOrDefault(name, List.of("")).get(0);
  }

  boolean says(String name, String word) {
    return header(name).toLowerCase(Locale.ROOT).contains(word);
  }
}
