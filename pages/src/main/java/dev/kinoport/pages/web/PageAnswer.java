package dev.kinoport.pages.web;

import dev.kinoport.emulator.http.ByteRange;
import dev.kinoport.emulator.http.Call;
import dev.kinoport.emulator.http.Reply;
import dev.kinoport.pages.html.Markup;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Answers of pages: none may be framed, run what is not ours, or ask anybody else. */
public final class PageAnswer {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final Map<String, String> SAFE =
      Map.of(
          Reply.POLICY,
          POLICY,
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  private PageAnswer() {}

  /** A whole page. */
  public static Reply.Whole page(String html) {
    return of(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  /** A piece that goes into the page. */
  public static Reply.Whole piece(Markup.Content html) {
    return page(html.toString());
  }

  /** Something else. */
  public static Reply.Whole of(int status, String type, byte[] body) {
    return safe(new Reply.Whole(status, Map.of("Content-Type", type), body));
  }

  /** Something to be kept as a file. */
  public static Reply.Whole download(String name, String type, byte[] body) {
    return of(200, type, body).with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** Not found, or not allowed, in a sentence. */
  public static Reply.Whole refusal(int status, String sentence) {
    return of(status, "text/plain; charset=utf-8", sentence.getBytes(StandardCharsets.UTF_8));
  }

  /** Goes on elsewhere: htmx is told, and so is a browser without it. */
  public static Reply.Whole elsewhere(Call call, String address) {
    boolean isPiece = call.header("hx-request").isDefined();
    return of(isPiece ? 200 : 303, "text/plain; charset=utf-8", new byte[0])
        .with(isPiece ? "HX-Redirect" : "Location", address);
  }

  /** A file for a player, which may ask for a part of it. */
  public static Reply.Whole media(Call call, String type, byte[] content) {
    Reply.Whole whole = of(200, type, content).with("Accept-Ranges", "bytes");
    return call.header("range")
        .flatMap(ByteRange::of)
        .filter(range -> range.isIn(content.length))
        .map(range -> part(type, content, range))
        .getOrElse(whole);
  }

  private static Reply.Whole part(String type, byte[] content, ByteRange range) {
    int from = (int) range.from(content.length);
    int until = (int) range.until(content.length);
    return of(206, type, Arrays.copyOfRange(content, from, until))
        .with("Accept-Ranges", "bytes")
        .with("Content-Range", "bytes %d-%d/%d".formatted(from, until - 1, content.length));
  }

  static Reply.Whole safe(Reply.Whole reply) {
    Reply.Whole safe = reply;
    for (Map.Entry<String, String> header : SAFE.entrySet()) {
      safe = safe.with(header.getKey(), header.getValue());
    }
    return safe;
  }

  /** The headers of all of them. */
  static Map<String, String> headers() {
    return SAFE;
  }
}
