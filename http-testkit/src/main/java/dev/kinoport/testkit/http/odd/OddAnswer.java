package dev.kinoport.testkit.http.odd;

import dev.kinoport.testkit.http.RawServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An answer with something wrong in it: status, headers, label, length, body or the addresses in
 * it. The rest of it is the answer that would have been right.
 *
 * @param title what is wrong, for whoever reads of a failed life
 * @param status of HTTP
 * @param head further lines of the head
 * @param body what is said
 * @param length how the end of the body is told
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never compared
record OddAnswer(String title, int status, String head, byte[] body, Length length) {
  private static final List<Integer> STATUSES =
      List.of(
          100, 200, 201, 202, 203, 204, 205, 206, 226, 300, 301, 302, 303, 304, 307, 308, 400, 401,
          402, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 416, 418, 422, 423, 425, 428, 429,
          431, 451, 499, 500, 501, 502, 503, 504, 505, 507, 520, 524, 530, 599, 600, 999);

  private static final List<String> LABELS =
      List.of(
          "application/json",
          "application/json; charset=klingon",
          "text/html",
          "text/event-stream",
          "video/mp4",
          "image/svg+xml",
          "application/octet-stream",
          "no label at all",
          "");

  private static final List<String> HEADERS =
      List.of(
          "Retry-After: soon",
          "Retry-After: -1",
          "Retry-After: 99999999999999999999",
          "Content-Encoding: gzip",
          "Content-Encoding: nothing-known",
          "Content-Range: bytes 5-1/2",
          "Content-Range: bytes */*",
          "Location: http://10.0.0.1/",
          "Location: /",
          "Set-Cookie: a=b",
          "Connection: close",
          "Broken header");

  private static final List<String> ADDRESSES =
      List.of(
          "",
          " ",
          "/relative/only",
          "?",
          "clip.mp4",
          "http://",
          "http://[::1",
          "http://10.0.0.1/clip.mp4",
          "http://169.254.169.254/latest/meta-data",
          "http://127.0.0.1:1/clip.mp4",
          "https://elsewhere.example/clip.mp4",
          "https://user:word@clips.example/clip.mp4",
          "file:///etc/hostname",
          "data:video/mp4;base64,AAAA",
          "javascript:alert(1)",
          "jar:file:/x.jar!/y",
          "http://clips.example\\@evil.example/",
          "https://clips.example:99999/x",
          "null");

  private static final List<String> BODIES =
      List.of(
          "",
          " ",
          "null",
          "true",
          "7",
          "\"\"",
          "\"no object\"",
          "[]",
          "{}",
          "[{}]",
          "{\"error\":{\"type\":null,\"message\":null}}",
          "{\"status\":null}",
          "{\"a\":1,\"a\":2}",
          "{'single': 1}",
          "{\"open\":",
          "<html><body><h1>502 Bad Gateway</h1>nginx</body></html>",
          "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>",
          "\uFEFF{}",
          "java.lang.NullPointerException\n\tat ai.fal.Server.main(Server.java:1)");

  /** How the end of a body is told. */
  enum Length {
    RIGHT,
    SHORT,
    LONG,
    MISSING,
    CHUNKS,
    BAD_CHUNKS,
    NEGATIVE
  }

  private static final Pattern VALUE = Pattern.compile(":(\"[^\"]*\"|null|[0-9.]+|\\{\\}|\\[\\])");
  private static final Pattern ADDRESS = Pattern.compile("\"https?://[^\"]*\"");

  /** One that the dice choose, in the place of a right one. */
  static OddAnswer of(SplittableRandom dice, OddWire.Right right, OddWire.Oddities more) {
    String head = "Content-Type: " + right.type() + "\r\n";
    OddAnswer plain = new OddAnswer("", right.status(), head, right.body(), Length.RIGHT);
    OddAnswer odd = plain;
    int faults = dice.nextInt(4) == 0 ? 2 : 1;
    for (int i = 0; i < faults; i++) {
      odd = odd.spoiled(dice, more);
    }
    return odd;
  }

  private OddAnswer spoiled(SplittableRandom dice, OddWire.Oddities more) {
    return switch (dice.nextInt(9)) {
      case 0 -> {
        int other = one(STATUSES, dice);
        yield new OddAnswer(title + " status " + other, other, head, body, length);
      }
      case 1 -> {
        String line = one(both(HEADERS, more.headers()), dice);
        yield new OddAnswer(title + " " + line, status, head + line + "\r\n", body, length);
      }
      case 2 -> {
        String label = "Content-Type: " + one(LABELS, dice) + "\r\n";
        yield new OddAnswer(title + " " + label.strip(), status, label, body, length);
      }
      case 3 -> {
        Length other = one(List.of(Length.values()), dice);
        yield new OddAnswer(title + " length " + other, status, head, body, other);
      }
      case 4, 5 -> with(dice, "body", one(both(BODIES, more.bodies()), dice));
      case 6 -> {
        String value = "\"" + one(ADDRESSES, dice).replace("\\", "\\\\") + "\"";
        yield with(dice, "address", replacedOne(ADDRESS, text(), dice, value));
      }
      case 7 -> {
        String value =
            ":" + one(List.of("null", "7", "\"\"", "[]", "{}", "\"x\"", "-1", "1e400"), dice);
        yield with(dice, "value", replacedOne(VALUE, text(), dice, value));
      }
      default ->
          switch (dice.nextInt(4)) {
            case 0 -> with(dice, "cut", text().substring(0, dice.nextInt(text().length() + 1)));
            case 1 -> with(dice, "deep", "[".repeat(20_000));
            case 2 -> with(dice, "huge", "{\"x\":\"" + "y".repeat(200_000) + "\"}");
            default ->
                with(dice, "many", "{\"many\":[" + "{\"msg\":\"m\"},".repeat(2_000) + "{}]}");
          };
    };
  }

  private OddAnswer with(SplittableRandom dice, String what, String text) {
    int unlikely = dice.nextInt(3);
    int other = unlikely == 0 ? one(STATUSES, dice) : status;
    String shown = text.substring(0, Math.min(text.length(), 120));
    return new OddAnswer(
        "%s %s %d %s".formatted(title, what, other, shown),
        other,
        head,
        text.getBytes(StandardCharsets.UTF_8),
        length);
  }

  private static String replacedOne(
      Pattern pattern, String text, SplittableRandom dice, String value) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    if (found.isEmpty()) {
      return text;
    }
    MatchResult one = one(found, dice);
    return text.substring(0, one.start()) + value + text.substring(one.end());
  }

  private static <T> T one(List<T> all, SplittableRandom dice) {
    return all.get(dice.nextInt(all.size()));
  }

  private static List<String> both(List<String> usual, List<String> more) {
    return Stream.concat(usual.stream(), more.stream()).toList();
  }

  /** The body as text. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** As it goes over the wire. */
  RawServer.Reply reply() {
    return out -> {
      String start = "HTTP/1.1 %d Odd\r\n%s".formatted(status, head);
      switch (length) {
        case RIGHT -> write(out, start + "Content-Length: " + body.length + "\r\n\r\n", body, "");
        case SHORT ->
            write(out, start + "Content-Length: " + body.length / 2 + "\r\n\r\n", body, "");
        case LONG ->
            write(out, start + "Content-Length: " + (body.length + 50) + "\r\n\r\n", body, "");
        case MISSING -> write(out, start + "\r\n", body, "");
        case NEGATIVE -> write(out, start + "Content-Length: -5\r\n\r\n", body, "");
        case CHUNKS ->
            write(
                out,
                start
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + (body.length == 0 ? "" : Integer.toHexString(body.length) + "\r\n"),
                body,
                (body.length == 0 ? "" : "\r\n") + "0\r\n\r\n");
        case BAD_CHUNKS ->
            write(out, start + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", body, "\r\n0\r\n\r\n");
      }
      return false;
    };
  }

  private static void write(OutputStream out, String before, byte[] body, String after)
      throws IOException {
    out.write(before.getBytes(StandardCharsets.UTF_8));
    out.write(body);
    out.write(after.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
