package dev.kinoport.replicate.webhook;

import dev.kinoport.http.WireJson;
import dev.kinoport.http.webhook.FetchedKeys;
import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that an account's messages are signed with. */
final class WebhookSecret {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";

  private final FetchedKeys<SecretKeySpec> keys;

  /**
   * A secret that is fetched when it is needed.
   *
   * @param fetch the answer that holds it, as JSON, if there is one just now
   */
  WebhookSecret(Supplier<Option<String>> fetch, Timekeeper time) {
    keys = new FetchedKeys<>(() -> fetch.get().flatMap(WebhookSecret::read), time);
  }

  /** Whether one of these signatures is the account's own; right if so. */
  Either<WebhookRefusal, Boolean> verify(byte[] message, List<byte[]> signatures) {
    return keys.verify(key -> fits(key, message, signatures));
  }

  /** What follows the prefix is base64; a page of Replicate's own feeds it in undecoded. */
  private static Option<SecretKeySpec> read(String json) {
    return WireJson.object(json)
        .text("key")
        .filter(text -> text.startsWith(PREFIX))
        .flatMap(text -> decoded(text.substring(PREFIX.length())))
        .filter(bytes -> bytes.length > 0)
        .map(bytes -> new SecretKeySpec(bytes, ALGORITHM));
  }

  /** The bytes behind base64, if it is any. */
  static Option<byte[]> decoded(String base64) {
    try {
      return Option.some(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Option.none();
    }
  }

  private static boolean fits(SecretKeySpec key, byte[] message, List<byte[]> signatures) {
    byte[] expected = signed(key, message);
    return signatures.stream().anyMatch(signature -> MessageDigest.isEqual(expected, signature));
  }

  private static byte[] signed(SecretKeySpec key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
