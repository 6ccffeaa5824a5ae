package dev.kinoport.media;

import io.vavr.control.Either;

/**
 * PNG: the first chunk holds the size, others as many bytes as pixels can be packed into, the last
 * says that the file is whole. Each says what its bytes sum up to; where a picture can be shown
 * without one, as without a note, nobody looks.
 */
final class PngHeader {
  private static final int SIGNATURE = 8;
  private static final int CHUNK_OVERHEAD = 12;
  private static final int FIRST_CHUNK_DATA = 13;

  /** Of the first letter of a chunk's name: a small one, so that it may be left out. */
  private static final int ANCILLARY = 0x20;

  /** Bytes of which deflate makes one, at best: 258 for two bits. */
  private static final int TIGHTEST = 1032;

  /** What stands before what is packed. */
  private static final int PACKED_HEAD = 2;

  private PngHeader() {}

  static Either<ImageFault, ImageHeader> read(ByteView bytes) {
    boolean begins = bytes.hasText(SIGNATURE + 4, "IHDR") && bytes.has(SIGNATURE + 8, 10);
    if (!begins || bytes.s32Big(SIGNATURE) != FIRST_CHUNK_DATA) {
      return ImageHeader.truncated(ImageType.PNG);
    }
    int width = bytes.s32Big(SIGNATURE + 8);
    int height = bytes.s32Big(SIGNATURE + 12);
    ImageHeader header = new ImageHeader(ImageType.PNG, width, height);
    return packed(bytes) >= (header.isPlausible() ? leastPacked(bytes, header) : 1)
        ? Either.right(header)
        : ImageHeader.truncated(ImageType.PNG);
  }

  /** Without the byte before each row: there may be several small pictures, one for each pass. */
  private static long leastPacked(ByteView bytes, ImageHeader header) {
    int depth = bytes.u8(SIGNATURE + 16);
    int samples =
        switch (bytes.u8(SIGNATURE + 17)) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    long row = ((long) header.width() * samples * depth + 7) / 8;
    return PACKED_HEAD + row * header.height() / TIGHTEST;
  }

  /** How many bytes of pixels there are; none if the file is damaged, or not at its end. */
  private static long packed(ByteView bytes) {
    int chunk = SIGNATURE;
    long packed = 0;
    while (bytes.has(chunk, CHUNK_OVERHEAD)) {
      int size = bytes.s32Big(chunk);
      if (size < 0 || !bytes.has(chunk, size) || !bytes.has((long) chunk + size, CHUNK_OVERHEAD)) {
        return 0;
      }
      boolean isNeeded = (bytes.u8(chunk + 4) & ANCILLARY) == 0;
      if (isNeeded && bytes.crc32(chunk + 4, 4 + size) != bytes.s32Big(chunk + 8 + size)) {
        return 0;
      }
      if (bytes.hasText(chunk + 4, "IEND")) {
        return packed;
      }
      packed += bytes.hasText(chunk + 4, "IDAT") ? size : 0;
      chunk += CHUNK_OVERHEAD + size;
    }
    return 0;
  }
}
