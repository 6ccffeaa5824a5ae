package dev.kinoport.pages.inspector;

import io.vavr.control.Option;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One call and its answer. No key is in it.
 *
 * @param number from 1, in the order in which answers were known
 * @param at when it had come, by the shop's clock
 * @param took until its answer was known
 * @param host whom it was meant for
 * @param path on that host
 * @param query as it was sent, or empty
 * @param status 0 if there was no answer, or one that goes on
 * @param requestId of the shop, if it is about one
 * @param warnings what the real shop would ignore
 */
record RecordedCall(
    int number,
    Instant at,
    Duration took,
    String method,
    String host,
    String path,
    String query,
    int status,
    Option<String> requestId,
    List<String> warnings,
    Part sent,
    Part answered) {
  /**
   * Headers and body.
   *
   * @param body what was kept of it, without the secrets in it
   * @param length of all of it, as it came; -1 if nobody knows
   * @param isWhole whether its end was kept too
   */
  @SuppressWarnings("ArrayRecordComponent") // handed through, never compared
  record Part(Map<String, String> headers, byte[] body, long length, boolean isWhole) {
    Part {
      headers = Map.copyOf(headers);
    }

    /** The body, if it is text. */
    Option<String> text() {
      return text(body);
    }

    static Option<String> text(byte[] body) {
      try {
        return Option.some(
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
      } catch (CharacterCodingException e) {
        return Option.none();
      }
    }
  }

  /** Behind the address of a server, as an address is written: the path is kept decoded. */
  String address() {
    String encoded =
        Arrays.stream(path.split("/", -1))
            .map(segment -> URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/"));
    return "/" + host + encoded + (query.isEmpty() ? "" : "?" + query);
  }

  String client() {
    return sent.headers().getOrDefault("user-agent", "");
  }

  /** Whether somebody finds it who looks for a word. */
  boolean has(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return List.of(method, host + path, query, requestId.getOrElse(""), client()).stream()
            .anyMatch(it -> it.toLowerCase(Locale.ROOT).contains(wanted))
        || holds(sent, wanted)
        || holds(answered, wanted);
  }

  private static boolean holds(Part part, String wanted) {
    return part.text().exists(it -> it.toLowerCase(Locale.ROOT).contains(wanted));
  }

  /** In a word: {@code 200}, {@code stream} or {@code no answer}. */
  String outcome() {
    return status > 0 ? String.valueOf(status) : answered.length() == 0 ? "no answer" : "stream";
  }

  boolean isFailure() {
    return status >= 400 || (status == 0 && answered.length() == 0);
  }
}
