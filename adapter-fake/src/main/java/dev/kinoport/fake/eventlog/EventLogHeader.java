package dev.kinoport.fake.eventlog;

import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import okio.BufferedSource;
import okio.ByteString;
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
    String format = format(header);
    if (!format.equals(FORMAT)) {
      throw new IllegalArgumentException(
          "the format is \"%s\" and not \"%s\": it is of another version, or of something else"
              .formatted(format, FORMAT));
    }
  }

  private static String format(Json.Members header) {
    return header.text("format").getOrElse("");
  }

  /**
   * The world that a file is of.
   *
   * @param fresh which one it becomes if it is of none yet
   */
  static String worldOf(Path file, String fresh) throws IOException {
    Option<Json.Members> header = header(file);
    Option<String> known = header.flatMap(it -> it.text(WORLD));
    if (known.isEmpty() && header.exists(it -> format(it).equals(FORMAT))) {
      name(file, fresh);
    }
    return known.getOrElse(fresh);
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

  /** Worlds had no identity once; one that goes on gets it before anything else happens in it. */
  private static void name(Path file, String world) throws IOException {
    byte[] lines = Files.readAllBytes(file);
    int end = ByteString.of(lines).indexOf(new byte[] {END}) + 1;
    Path named = file.resolveSibling(file.getFileName() + ".part");
    byte[] header = of(world);
    byte[] whole = new byte[header.length + lines.length - end];
    System.arraycopy(header, 0, whole, 0, header.length);
    System.arraycopy(lines, end, whole, header.length, lines.length - end);
    Files.write(named, whole);
    Files.move(named, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
