package dev.kinoport.pages.inspector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out what nobody may read over a shoulder. */
final class Secrets {
  static final String MASK = "...";

  private static final Set<String> HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key");

  private static final String NAMES =
      "token|secret|password|api_key|apikey|key|key_secret|fal_key|signature";

  private static final Pattern MEMBER =
      Pattern.compile("\"(?:" + NAMES + ")\"\\s*+:\\s*+\"", Pattern.CASE_INSENSITIVE);

  private static final Pattern PARAMETER =
      Pattern.compile("((?:^|[&?])(?:" + NAMES + ")=)[^&]*", Pattern.CASE_INSENSITIVE);

  private Secrets() {}

  /** The first value of each header. */
  static Map<String, String> headers(Map<String, List<String>> headers) {
    Map<String, String> shown = new LinkedHashMap<>();
    headers.forEach((name, values) -> shown.put(name, header(name, String.join(", ", values))));
    return shown;
  }

  static String header(String name, String value) {
    if (!HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      return value;
    }
    int space = value.indexOf(' ');
    return space > 0 ? value.substring(0, space + 1) + MASK : MASK;
  }

  /** A body, or the beginning of one: it may end within a secret. */
  static String body(String contentType, String text) {
    return contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
        ? query(text)
        : members(text);
  }

  private static String members(String text) {
    Matcher member = MEMBER.matcher(text);
    StringBuilder shown = new StringBuilder();
    int from = 0;
    while (member.find(from)) {
      shown.append(text, from, member.end()).append(MASK);
      from = end(text, member.end());
    }
    return shown.append(text, from, text.length()).toString();
  }

  /** Where a text of JSON ends: at its quote, or where nothing is left. */
  private static int end(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, text.length());
  }

  static String query(String text) {
    return PARAMETER.matcher(text).replaceAll("$1" + MASK);
  }
}
