package dev.kinoport.replicate.webhook;

import dev.kinoport.http.WireJson;
import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret that an account's messages are signed with. It is believed for a day, no longer, and
 * fetched anew when a signature does not fit it, but not more often than once a minute, so that
 * forgeries cannot make us hammer Replicate.
 */
final class WebhookSecret {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration BETWEEN_FETCHES = Duration.ofMinutes(1);

  private final Supplier<Either<String, String>> fetch;
  private final Timekeeper time;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Known known;
  private Instant triedAt = Instant.MIN;

  private record Known(SecretKeySpec key, Instant until) {}

  /**
   * A secret that is fetched when it is needed.
   *
   * @param fetch the answer that holds it, as JSON, or why there is none
   */
  WebhookSecret(Supplier<Either<String, String>> fetch, Timekeeper time) {
    this.fetch = fetch;
    this.time = time;
  }

  /** Whether one of these signatures is the account's own; right if so. */
  Either<WebhookRefusal, Boolean> verify(byte[] message, List<byte[]> signatures) {
    Option<SecretKeySpec> key = fresh();
    if (key.exists(it -> fits(it, message, signatures))) {
      return Either.right(true);
    }
    Option<SecretKeySpec> renewed = key.isEmpty() ? awaited() : renewed();
    if (renewed.exists(it -> fits(it, message, signatures))) {
      return Either.right(true);
    }
    return Either.left(
        renewed.isEmpty() ? WebhookRefusal.KEYS_UNAVAILABLE : WebhookRefusal.BAD_SIGNATURE);
  }

  private Option<SecretKeySpec> fresh() {
    return Option.<Known>of(known).filter(it -> time.now().isBefore(it.until())).map(Known::key);
  }

  /** Somebody asks Replicate, and the others do not wait: what we have is good enough for them. */
  private Option<SecretKeySpec> renewed() {
    return fetching.tryLock() ? fetched() : fresh();
  }

  /** Without a secret, all wait for whoever asks Replicate. */
  private Option<SecretKeySpec> awaited() {
    fetching.lock();
    return fetched();
  }

  private Option<SecretKeySpec> fetched() {
    try {
      Instant now = time.now();
      if (!now.isBefore(triedAt.plus(BETWEEN_FETCHES))) {
        triedAt = now;
        fetch
            .get()
            .toOption()
            .flatMap(WebhookSecret::read)
            .forEach(key -> known = new Known(key, now.plus(KEPT)));
      }
      return fresh();
    } finally {
      fetching.unlock();
    }
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
