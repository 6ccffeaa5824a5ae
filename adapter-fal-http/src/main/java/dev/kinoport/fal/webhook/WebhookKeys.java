package dev.kinoport.fal.webhook;

import dev.kinoport.http.WireJson;
import dev.kinoport.http.webhook.FetchedKeys;
import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.json.Json;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/** fal's public keys. */
final class WebhookKeys {
  private static final int MOST_KEYS = 16;
  private static final int KEY_BYTES = 32;

  /** What stands before the 32 bytes of an Ed25519 key in the form that Java reads: RFC 8410. */
  private static final byte[] HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

  private final FetchedKeys<List<PublicKey>> keys;

  /**
   * @param fetch the key set as JSON, if there is one just now
   */
  WebhookKeys(Supplier<Option<String>> fetch, Timekeeper time) {
    keys =
        new FetchedKeys<>(
            () -> fetch.get().map(WebhookKeys::read).filter(found -> !found.isEmpty()), time);
  }

  Either<WebhookRefusal, Boolean> verify(byte[] message, String hexSignature) {
    byte[] signature = HexFormat.of().parseHex(hexSignature);
    return keys.verify(known -> anyFits(known, message, signature));
  }

  private static List<PublicKey> read(String json) {
    List<PublicKey> found = new ArrayList<>();
    for (Json entry : WireJson.object(json).items("keys").getOrElse(List.of())) {
      if (entry instanceof Json.Members key
          && key.text("crv").contains("Ed25519")
          && found.size() < MOST_KEYS) {
        key.text("x").forEach(x -> add(found, x));
      }
    }
    return List.copyOf(found);
  }

  private static void add(List<PublicKey> found, String x) {
    try {
      byte[] point = Base64.getUrlDecoder().decode(x);
      if (point.length == KEY_BYTES) {
        byte[] encoded = new byte[HEADER.length + KEY_BYTES];
        System.arraycopy(HEADER, 0, encoded, 0, HEADER.length);
        System.arraycopy(point, 0, encoded, HEADER.length, KEY_BYTES);
        found.add(
            KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      }
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      // One key that cannot be read does not spoil the others.
    }
  }

  private static boolean anyFits(List<PublicKey> keys, byte[] message, byte[] signature) {
    return keys.stream().anyMatch(key -> fits(key, message, signature));
  }

  private static boolean fits(PublicKey key, byte[] message, byte[] signature) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
