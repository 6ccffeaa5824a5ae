package dev.kinoport.jdbc;

/** Images that callers gave as bytes, by their digest. */
interface ImageBytes {
  /**
   * The bytes again.
   *
   * @throws UnreadableEvent if they are not there
   */
  byte[] of(String sha256);
}
