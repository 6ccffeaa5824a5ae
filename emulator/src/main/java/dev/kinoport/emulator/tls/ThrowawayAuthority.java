package dev.kinoport.emulator.tls;

import dev.kinoport.emulator.http.Host;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate authority that lives as long as one server and vouches for the names of the real
 * service. Its key never leaves memory, so trusting it, in a test, trusts nobody else.
 *
 * <p>Not OkHttp's {@code HeldCertificate}, which would save two hundred lines: it writes neither
 * key identifiers nor key usage, and strict clients (Python from 3.13 on) refuse a chain without
 * them.
 */
public final class ThrowawayAuthority {
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String SUBJECT_ALT_NAME = "2.5.29.17";
  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String SUBJECT_KEY_ID = "2.5.29.14";
  private static final String AUTHORITY_KEY_ID = "2.5.29.35";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final int SIGNS_CERTIFICATES_AND_LISTS = 0b0000_0110;
  private static final String NAME = "Kinoport throw-away authority";
  private static final String FROM = "250101000000Z";
  private static final String UNTIL = "450101000000Z";
  private static final int KEY_ID_BYTES = 20;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;
  private static final char[] PASSWORD = "unused".toCharArray();

  private final KeyPair authority;
  private final X509Certificate root;
  private final List<String> others;

  private ThrowawayAuthority(KeyPair authority, X509Certificate root, List<String> others) {
    this.authority = authority;
    this.root = root;
    this.others = List.copyOf(others);
  }

  /**
   * A new one, with a key of its own.
   *
   * @param advertised another name of the server, maybe with a port
   */
  public static ThrowawayAuthority create(Option<String> advertised) {
    List<String> others =
        advertised
            .map(given -> given.replaceFirst(":.*", ""))
            .filter(name -> !name.matches("[0-9.]+|localhost"))
            .toJavaList();
    try {
      KeyPair keys = newKeys();
      byte[] extensions =
          Der.sequence(
              extension(BASIC_CONSTRAINTS, true, Der.sequence(Der.yes())),
              extension(KEY_USAGE, true, Der.flags(SIGNS_CERTIFICATES_AND_LISTS)),
              extension(SUBJECT_KEY_ID, false, Der.octets(keyId(keys))));
      return new ThrowawayAuthority(
          keys, certificate(NAME, BigInteger.ONE, keys, keys, extensions), others);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot make certificates", e);
    }
  }

  /** The authority's certificate, for clients to trust. */
  public String pem() {
    try {
      String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(root.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  X509Certificate root() {
    return root;
  }

  /** What a server shows to its clients. */
  public SSLContext serverContext() {
    try {
      KeyPair keys = newKeys();
      byte[] extensions =
          Der.sequence(
              extension(SUBJECT_ALT_NAME, false, Der.sequence(alternativeNames())),
              extension(EXTENDED_KEY_USAGE, false, Der.sequence(Der.objectId(SERVER_AUTH))),
              extension(SUBJECT_KEY_ID, false, Der.octets(keyId(keys))),
              extension(
                  AUTHORITY_KEY_ID,
                  false,
                  Der.sequence(Der.contextPrimitive(0, keyId(authority)))));
      X509Certificate leaf = certificate("fake fal", BigInteger.TWO, keys, authority, extensions);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, PASSWORD);
      store.setKeyEntry("server", keys.getPrivate(), PASSWORD, new X509Certificate[] {leaf, root});
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK cannot serve TLS", e);
    }
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static byte[] keyId(KeyPair keys) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
    return Arrays.copyOf(digest, KEY_ID_BYTES);
  }

  private byte[][] alternativeNames() {
    List<byte[]> names = new ArrayList<>();
    Stream.concat(
            Arrays.stream(Host.values()).flatMap(host -> host.names().stream()), others.stream())
        .map(name -> name.getBytes(StandardCharsets.US_ASCII))
        .forEach(name -> names.add(Der.contextPrimitive(DNS_NAME, name)));
    names.add(Der.contextPrimitive(DNS_NAME, "localhost".getBytes(StandardCharsets.US_ASCII)));
    names.add(Der.contextPrimitive(IP_ADDRESS, LOOPBACK));
    return names.toArray(byte[][]::new);
  }

  private static byte[] extension(String id, boolean isCritical, byte[] value) {
    return Der.sequence(Der.objectId(id), isCritical ? Der.yes() : new byte[0], Der.octets(value));
  }

  private static X509Certificate certificate(
      String subject, BigInteger serial, KeyPair keys, KeyPair issuerKeys, byte[] extensions)
      throws GeneralSecurityException {
    byte[] algorithm = Der.sequence(Der.objectId(ECDSA_WITH_SHA256));
    byte[] content =
        Der.sequence(
            Der.context(0, Der.integer(BigInteger.TWO)),
            Der.integer(serial),
            algorithm,
            name(NAME),
            Der.sequence(Der.time(FROM), Der.time(UNTIL)),
            name(subject),
            keys.getPublic().getEncoded(),
            Der.context(3, extensions));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(issuerKeys.getPrivate());
    signature.update(content);
    byte[] encoded = Der.sequence(content, algorithm, Der.bits(signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  private static byte[] name(String commonName) {
    return Der.sequence(Der.set(Der.sequence(Der.objectId(COMMON_NAME), Der.text(commonName))));
  }
}
