package dev.kinoport.pages.playground;

import dev.kinoport.media.ImageSource;
import dev.kinoport.pages.web.PageFiles;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Pictures that somebody has dropped on a page. The oldest go when there are too many. */
final class Pictures {
  /** In a form, what stands before the name of one. */
  static final String PREFIX = "picture:";

  /** As much as fal takes. */
  static final int MOST_BYTES = 20 * 1024 * 1024;

  private static final int MOST = 32;
  private static final int NAME_LENGTH = 16;

  private final Map<String, Dropped> byName = new LinkedHashMap<>();

  /** One of them. Not compared. */
  @SuppressWarnings("ArrayRecordComponent")
  record Dropped(String name, String fileName, byte[] bytes) {
    /** How the form names it. */
    String token() {
      return PREFIX + name;
    }

    ImageSource source() {
      return ImageSource.bytes(bytes);
    }

    /** What browsers may show it as: never as a page. */
    String type() {
      String start = new String(bytes, 0, Math.min(12, bytes.length), StandardCharsets.ISO_8859_1);
      if (start.startsWith("\u0089PNG")) {
        return "image/png";
      }
      if (start.startsWith("RIFF") && start.endsWith("WEBP")) {
        return "image/webp";
      }
      return start.startsWith("GIF8") ? "image/gif" : "image/jpeg";
    }
  }

  /** The one that comes with the program. */
  Dropped sample() {
    return add("kite.jpg", PageFiles.bytes("kite.jpg"));
  }

  synchronized Dropped add(String fileName, byte[] bytes) {
    String digest = digest(bytes).substring(0, NAME_LENGTH);
    Dropped picture = new Dropped(digest, plain(fileName), bytes.clone());
    byName.putIfAbsent(digest, picture);
    while (byName.size() > MOST) {
      byName.remove(byName.keySet().iterator().next());
    }
    return byName.getOrDefault(digest, picture);
  }

  /** A name that is fit for a file on any machine, and for a line of a program. */
  private static String plain(String fileName) {
    String last = fileName.substring(fileName.lastIndexOf('/') + 1);
    String plain = last.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[.-]+", "");
    return plain.isEmpty() ? "picture" : plain.substring(0, Math.min(60, plain.length()));
  }

  synchronized Option<Dropped> find(String name) {
    return Option.of(byName.get(name));
  }

  /** The one that a value of a form names. */
  Option<Dropped> named(String value) {
    return value.startsWith(PREFIX) ? find(value.substring(PREFIX.length())) : Option.none();
  }

  /** As the engine tells pictures apart. */
  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
