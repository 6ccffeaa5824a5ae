package dev.kinoport.fake.server;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as the different parts of the platform write them. */
final class Timestamps {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** Without a zone. */
  static String bare(Instant at) {
    return MILLIS.format(at);
  }

  static String utc(Instant at) {
    return bare(at) + "Z";
  }

  static String withOffset(Instant at) {
    return bare(at) + "+00:00";
  }
}
