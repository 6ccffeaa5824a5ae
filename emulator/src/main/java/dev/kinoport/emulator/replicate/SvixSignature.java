package dev.kinoport.emulator.replicate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages as Replicate does: HMAC over id, time and raw body. */
final class SvixSignature {
  /** The account's, which the server tells whoever has a key: the same in every world. */
  static final SvixSignature OURS = new SvixSignature("the fake's account");

  /** Somebody else's. */
  static final SvixSignature STRANGERS = new SvixSignature("a stranger");

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 24;

  private final byte[] key;

  private SvixSignature(String owner) {
    key = Arrays.copyOf(digest(owner), BYTES);
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** As Replicate tells it. */
  String secret() {
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }

  String sign(String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
