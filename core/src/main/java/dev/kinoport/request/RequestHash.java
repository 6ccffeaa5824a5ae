package dev.kinoport.request;

import dev.kinoport.input.CanonicalJson;
import dev.kinoport.input.WireValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The digest by which requests are told apart. */
final class RequestHash {
  private RequestHash() {}

  /** No name holds a line feed, so the two halves cannot run into each other. */
  static String of(String name, Map<String, WireValue> values) {
    String text = name + "\n" + CanonicalJson.write(values);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
