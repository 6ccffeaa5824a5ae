package dev.kinoport.clip;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A clip that has come home, whole.
 *
 * @param location where its store keeps it
 * @param fingerprint size and digest; none when the store renders the bytes only once somebody
 *     reads them, as the in-memory fake does
 */
public record StoredClip(URI location, Option<Fingerprint> fingerprint) {
  /**
   * Its bytes, as they are read now, held against what was kept: see {@link Fingerprint#checked}.
   * Of a clip without a fingerprint as they are.
   */
  public InputStream checked(InputStream content) {
    return fingerprint.map(print -> print.checked(content)).getOrElse(content);
  }

  /**
   * Tells one clip from another.
   *
   * @param bytes length of the file, 1 or more
   * @param sha256 lower-case hex
   */
  public record Fingerprint(long bytes, String sha256) {
    /** Reads a stream to its end; the caller closes it. */
    public static Fingerprint of(InputStream content) throws IOException {
      MessageDigest digest = sha256Digest();
      byte[] chunk = new byte[64 * 1024];
      long bytes = 0;
      for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
        digest.update(chunk, 0, count);
        bytes += count;
      }
      return new Fingerprint(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * A stream of what should have this fingerprint. The read that would bring its last byte, or
     * find its end, throws {@link ChangedClipException} if it has another; what was read before is
     * worth nothing then. Whoever stops earlier is told nothing. Closes the content with itself.
     */
    public InputStream checked(InputStream content) {
      return new CheckedContent(content, this);
    }

    static MessageDigest sha256Digest() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JVM has SHA-256", e);
      }
    }
  }
}
