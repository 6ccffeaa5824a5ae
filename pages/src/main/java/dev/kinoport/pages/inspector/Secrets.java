package dev.kinoport.pages.inspector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes out what nobody may read over a shoulder. */
final class Secrets {
  static final String MASK = "...";

  private static final Set<String> HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key");

  private static final Pattern MEMBER =
      Pattern.compile(
          "(\"(?:token|secret|password|api_key|apikey|key|key_secret)\"\\s*:\\s*\")[^\"]*\"",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PARAMETER =
      Pattern.compile(
          "((?:^|[&?])(?:token|secret|key|api_key|signature|fal_key)=)[^&]*",
          Pattern.CASE_INSENSITIVE);

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

  static String body(String text) {
    return MEMBER.matcher(text).replaceAll("$1" + MASK + "\"");
  }

  static String query(String text) {
    return PARAMETER.matcher(text).replaceAll("$1" + MASK);
  }
}
