package dev.kinoport.fake.eventlog;

import dev.kinoport.fake.bound.NoPlace;
import dev.kinoport.media.LocalImage;
import dev.kinoport.media.Origin;
import io.vavr.control.Option;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes that were uploaded, by their SHA-256. Safe for use by many threads. */
public interface Contents {
  /**
   * Keeps them, if they are not kept yet.
   *
   * @param sha256 64 lower-case hex digits
   * @throws UncheckedIOException if they cannot be written
   */
  void keep(String sha256, byte[] bytes);

  /** Whether these bytes are kept. */
  boolean has(String sha256);

  /**
   * Why so many bytes that are not kept yet find no place; none if they find one. It is for who
   * asks to keep what may be refused.
   *
   * @throws UncheckedIOException if nobody can tell
   */
  Option<NoPlace> noPlaceFor(long bytes);

  /** The same of certain bytes: they need no other place if they are kept already. */
  default Option<NoPlace> noPlaceFor(String sha256, long bytes) {
    return has(sha256) ? Option.none() : noPlaceFor(bytes);
  }

  /** All of them. */
  Option<byte[]> of(String sha256);

  /** Where an image with these bytes finds them: always the same, for the same bytes. */
  Origin origin(String sha256);

  /** An image with bytes that are kept, which finds them here and has none of its own. */
  default LocalImage shared(LocalImage image) {
    return new LocalImage(
        image.sha256(),
        image.type(),
        image.size(),
        image.width(),
        image.height(),
        origin(image.sha256()));
  }

  /** Forgets everything. */
  void clear();

  /** The digest of bytes, as 64 lower-case hex digits. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * In memory, until its process ends.
   *
   * @param most bytes for which there is room
   */
  static Contents inMemory(long most) {
    return new ContentsInMemory(most);
  }

  /**
   * In files of a folder, made if need be.
   *
   * @throws UncheckedIOException if it cannot be
   */
  static Contents in(Path folder) {
    return ContentsFolder.open(folder);
  }
}
