package dev.kinoport.emulator.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as the different parts of the platform write them. */
public final class Timestamps {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** Without a zone. */
  public static String bare(Instant at) {
    return MILLIS.format(at);
  }

  /** With a Z. */
  public static String utc(Instant at) {
    return bare(at) + "Z";
  }

  /** With an offset. */
  public static String withOffset(Instant at) {
    return bare(at) + "+00:00";
  }
}
