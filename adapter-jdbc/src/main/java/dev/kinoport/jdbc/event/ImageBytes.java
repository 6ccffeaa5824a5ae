package dev.kinoport.jdbc.event;

/** Images that callers gave as bytes, by their digest. */
public interface ImageBytes {
  /**
   * The bytes again.
   *
   * @throws UnreadableEvent if they are not there
   */
  byte[] of(String sha256);
}
