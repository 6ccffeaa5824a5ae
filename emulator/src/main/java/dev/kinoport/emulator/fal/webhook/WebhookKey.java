package dev.kinoport.emulator.fal.webhook;

import dev.kinoport.fake.Administration;
import dev.kinoport.fake.eventlog.EventLine;
import dev.kinoport.fake.eventlog.Happening;
import dev.kinoport.json.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** The key that webhooks are signed with, fresh for each world. */
public final class WebhookKey {
  private static final String ALGORITHM = "Ed25519";
  private static final int KEY_BYTES = 32;

  private final Administration administration;
  private volatile KeyPair keys = newKeys();
  private volatile boolean isKept;
  private final KeyPair strangers = newKeys();

  public WebhookKey(Administration administration) {
    this.administration = administration;
  }

  /** Clients may have asked for the key before. */
  public void recall(EventLine line) {
    if (line.what() == Happening.KEY_MADE) {
      keys = keysOf(line.text("public"), line.text("private"));
      isKept = true;
    }
  }

  private static KeyPair keysOf(String open, String secret) {
    try {
      KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(open))),
          factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(secret))));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("this is no key: " + e.getMessage(), e);
    }
  }

  /** Writes it down unless an earlier server has. */
  public void keep() {
    if (!isKept) {
      writeDown();
    }
  }

  /** Writes it down for the next server. */
  public void writeDown() {
    administration.write(
        Happening.KEY_MADE,
        () ->
            Json.object()
                .with("public", Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()))
                .with(
                    "private", Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded())));
  }

  private static KeyPair newKeys() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK since 15 knows Ed25519", e);
    }
  }

  /** The public half, as the platform publishes it. */
  public Json jwks() {
    Json key =
        Json.object()
            .with("kty", "OKP")
            .with("crv", ALGORITHM)
            .with("alg", "EdDSA")
            .with("use", "sig")
            .with("x", Base64.getUrlEncoder().withoutPadding().encodeToString(publicBytes()));
    return Json.object().with("keys", Json.Items.of(key));
  }

  /** RFC 8032: y, little end first, with the sign of x in the last bit. */
  private byte[] publicBytes() {
    EdECPublicKey key = (EdECPublicKey) keys.getPublic();
    BigInteger y = key.getPoint().getY();
    byte[] bytes = new byte[KEY_BYTES];
    for (int i = 0; i < KEY_BYTES; i++) {
      bytes[i] = y.shiftRight(8 * i).byteValue();
    }
    if (key.getPoint().isXOdd()) {
      bytes[KEY_BYTES - 1] |= (byte) 0x80;
    }
    return bytes;
  }

  String sign(String requestId, String userId, String timestamp, byte[] body) {
    return signed(keys.getPrivate(), requestId, userId, timestamp, body);
  }

  /** A signature by somebody else. */
  String forge(String requestId, String userId, String timestamp, byte[] body) {
    return signed(strangers.getPrivate(), requestId, userId, timestamp, body);
  }

  private static String signed(
      PrivateKey key, String requestId, String userId, String timestamp, byte[] body) {
    try {
      String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
      String message = String.join("\n", requestId, userId, timestamp, digest);
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(message.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK since 15 signs with Ed25519", e);
    }
  }
}
