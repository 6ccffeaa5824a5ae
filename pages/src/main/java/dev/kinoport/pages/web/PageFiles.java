package dev.kinoport.pages.web;

import dev.kinoport.emulator.http.Reply;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The style, the scripts and the pictures of all pages. They come with the program. */
public final class PageFiles {
  /** Where they are. */
  public static final String BASE = "/__ui/files/";

  private static final Map<String, String> TYPES =
      Map.of(
          "pages.css", "text/css; charset=utf-8",
          "pages.js", "text/javascript; charset=utf-8",
          "htmx.min.js", "text/javascript; charset=utf-8",
          "sse.min.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml",
          "kite.jpg", "image/jpeg");

  private PageFiles() {}

  /** One of them by its name. */
  public static Option<Reply> answer(String name) {
    return Option.<String>of(TYPES.get(name))
        .map(type ->
            PageAnswer.of(200, type, bytes(name)).with("Cache-Control", "private, max-age=600"));
  }

  /** Its bytes. */
  public static byte[] bytes(String name) {
    try (InputStream file = PageFiles.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalArgumentException("no file of the pages: " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
