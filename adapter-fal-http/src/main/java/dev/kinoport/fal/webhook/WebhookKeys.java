package dev.kinoport.fal.webhook;

import dev.kinoport.http.WireJson;
import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.json.Json;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * fal's public keys. They are believed for a day, no longer, and fetched anew when a signature fits
 * none of them, but not more often than once a minute, so that forgeries cannot make us hammer fal.
 */
final class WebhookKeys {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);
  private static final int MOST_KEYS = 16;
  private static final int KEY_BYTES = 32;

  /** What stands before the 32 bytes of an Ed25519 key in the form that Java reads: RFC 8410. */
  private static final byte[] HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

  private final Supplier<Either<String, String>> fetch;
  private final Timekeeper time;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile Known known = new Known(List.of(), Instant.MIN);
  private Instant triedAt = Instant.MIN;

  private record Known(List<PublicKey> keys, Instant until) {}

  /**
   * @param fetch the key set as JSON, or why there is none
   */
  WebhookKeys(Supplier<Either<String, String>> fetch, Timekeeper time) {
    this.fetch = fetch;
    this.time = time;
  }

  Either<WebhookRefusal, Boolean> verify(byte[] message, String hexSignature) {
    byte[] signature = HexFormat.of().parseHex(hexSignature);
    List<PublicKey> keys = fresh();
    if (anyFits(keys, message, signature)) {
      return Either.right(true);
    }
    List<PublicKey> renewed = keys.isEmpty() ? awaited() : renewed();
    if (!renewed.equals(keys) && anyFits(renewed, message, signature)) {
      return Either.right(true);
    }
    return Either.left(
        renewed.isEmpty() ? WebhookRefusal.KEYS_UNAVAILABLE : WebhookRefusal.BAD_SIGNATURE);
  }

  private List<PublicKey> fresh() {
    Known now = known;
    return time.now().isBefore(now.until()) ? now.keys() : List.of();
  }

  /** Somebody asks fal, and the others do not wait: what we have is good enough for them. */
  private List<PublicKey> renewed() {
    return fetching.tryLock() ? fetched() : fresh();
  }

  /** Without keys, all wait for whoever asks fal. */
  private List<PublicKey> awaited() {
    fetching.lock();
    return fetched();
  }

  private List<PublicKey> fetched() {
    try {
      Instant now = time.now();
      if (!now.isBefore(triedAt.plus(BETWEEN_FETCHES))) {
        triedAt = now;
        List<PublicKey> found = fetch.get().fold(fault -> List.of(), WebhookKeys::read);
        if (!found.isEmpty()) {
          known = new Known(found, now.plus(KEPT));
        }
      }
      return fresh();
    } finally {
      fetching.unlock();
    }
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
