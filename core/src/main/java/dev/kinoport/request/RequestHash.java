package dev.kinoport.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The digest by which requests are told apart. */
final class RequestHash {
  private RequestHash() {}

  /** No endpoint holds a line feed, so the two halves cannot run into each other. */
  static String of(String endpoint, Map<String, WireValue> fields) {
    String text = endpoint + "\n" + CanonicalJson.write(fields);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
