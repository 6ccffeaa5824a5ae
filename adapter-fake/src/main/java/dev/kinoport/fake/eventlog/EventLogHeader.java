package dev.kinoport.fake.eventlog;

import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okio.BufferedSource;
import okio.Okio;

/** The first line of a log: what it is, and which world it is of. */
final class EventLogHeader {
  private static final String FORMAT = "kinoport fake world 1";
  private static final String WORLD = "world";
  private static final byte END = '\n';

  private EventLogHeader() {}

  static byte[] of(String world) {
    return JsonText.line(Json.object().with("format", FORMAT).with(WORLD, world));
  }

  static void check(Json.Members header) {
    String format = header.text("format").getOrElse("");
    if (!format.equals(FORMAT)) {
      throw new IllegalArgumentException(
          "the format is \"%s\" and not \"%s\": it is of another version, or of something else"
              .formatted(format, FORMAT));
    }
    if (header.text(WORLD).isEmpty()) {
      throw new IllegalArgumentException("it does not name its world");
    }
  }

  /**
   * The world that a file is of.
   *
   * @param fresh which one it becomes if it is of none yet
   */
  static String worldOf(Path file, String fresh) throws IOException {
    return header(file).flatMap(it -> it.text(WORLD)).getOrElse(fresh);
  }

  private static Option<Json.Members> header(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Option.none();
    }
    try (BufferedSource in = Okio.buffer(Okio.source(file))) {
      long length = in.indexOf(END);
      return length < 0
          ? Option.none()
          : JsonText.read(in.readByteArray(length))
              .toOption()
              .filter(Json.Members.class::isInstance)
              .map(Json.Members.class::cast);
    }
  }
}
