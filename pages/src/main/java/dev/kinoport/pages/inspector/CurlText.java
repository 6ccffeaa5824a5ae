package dev.kinoport.pages.inspector;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Calls as lines of a shell. What a client sent is sent as it stands: an {@code @} at the beginning
 * of a body names no file of whoever runs the line, and brackets in an address are no list of
 * addresses.
 */
record CurlText(URI server) {
  private static final Set<String> KEPT = Set.of("content-type", "accept", "authorization");

  /** The key that stands in for the one that was not kept. */
  static final String KEY = "Key offline:key";

  /** Whether a header is worth saying again. */
  static boolean isKept(String name) {
    return KEPT.contains(name)
        || (name.startsWith("x-") && !name.startsWith("x-forwarded"))
        || name.equals("idempotency-key")
        || name.equals("range");
  }

  String of(RecordedCall call) {
    StringBuilder line =
        new StringBuilder("curl -gsS --path-as-is -X ").append(word(call.method()));
    line.append(' ').append(quoted(server + call.address()));
    for (Map.Entry<String, String> header : new TreeMap<>(call.sent().headers()).entrySet()) {
      if (isKept(header.getKey())) {
        line.append(" \\\n  -H ").append(quoted(header.getKey() + ": " + value(header)));
      }
    }
    if (call.sent().length() > 0) {
      line.append(
          call.sent().isWhole() && call.sent().text().isDefined()
              ? " \\\n  --data-raw " + quoted(call.sent().text().getOrElse(""))
              : " \\\n  --data-binary @body-%d.bin".formatted(call.number()));
    }
    return line.append('\n').toString();
  }

  /** The value of a header, with a key that is none where one was. */
  static String value(Map.Entry<String, String> header) {
    return header.getKey().equals("authorization") && header.getValue().endsWith(Secrets.MASK)
        ? KEY
        : header.getValue();
  }

  /** A method may be any word of a client's, with signs in it that mean something to a shell. */
  private static String word(String text) {
    return text.matches("[A-Za-z]+") ? text : quoted(text);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
