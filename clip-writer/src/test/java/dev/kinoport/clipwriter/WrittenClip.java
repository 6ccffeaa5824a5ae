package dev.kinoport.clipwriter;

/** A clip of images that are known to be good. */
final class WrittenClip {
  private WrittenClip() {}

  static byte[] of(ClipSpec spec) {
    try {
      return ClipWriter.write(spec);
    } catch (ClipException e) {
      throw new AssertionError(e);
    }
  }
}
