package dev.kinoport.media;

import io.vavr.control.Either;

/** PNG: the first chunk holds the size, others pixels, the last says that the file is whole. */
final class PngHeader {
  private static final int SIGNATURE = 8;
  private static final int CHUNK_OVERHEAD = 12;
  private static final int FIRST_CHUNK_DATA = 13;

  private PngHeader() {}

  static Either<ImageFault, ImageHeader> read(ByteView bytes) {
    boolean begins = bytes.hasText(SIGNATURE + 4, "IHDR") && bytes.has(SIGNATURE + 8, 8);
    if (!begins || bytes.s32Big(SIGNATURE) != FIRST_CHUNK_DATA || !isWhole(bytes)) {
      return ImageHeader.truncated(ImageType.PNG);
    }
    int width = bytes.s32Big(SIGNATURE + 8);
    int height = bytes.s32Big(SIGNATURE + 12);
    return Either.right(new ImageHeader(ImageType.PNG, width, height));
  }

  private static boolean isWhole(ByteView bytes) {
    int chunk = SIGNATURE;
    boolean hasPixels = false;
    while (bytes.has(chunk, CHUNK_OVERHEAD)) {
      int size = bytes.s32Big(chunk);
      if (size < 0 || !bytes.has(chunk, size) || !bytes.has((long) chunk + size, CHUNK_OVERHEAD)) {
        return false;
      }
      if (bytes.hasText(chunk + 4, "IEND")) {
        return hasPixels;
      }
      hasPixels = hasPixels || (size > 0 && bytes.hasText(chunk + 4, "IDAT"));
      chunk += CHUNK_OVERHEAD + size;
    }
    return false;
  }
}
