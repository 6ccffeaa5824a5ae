package dev.kinoport.media;

import io.vavr.control.Either;

/** WebP in its three shapes: lossy, lossless and extended. */
final class WebpHeader {
  private static final int CHUNK = 12;
  private static final int DATA = 20;
  private static final int SIDE_MASK = 0x3FFF;

  /** Of the lossless kind: what a picture of one colour takes. */
  private static final int LEAST_LOSSLESS = 8;

  private static final int LOSSY_HEAD = 10;
  private static final int BLOCK_PX = 16;

  private WebpHeader() {}

  static Either<ImageFault, ImageHeader> read(ByteView bytes) {
    boolean whole = bytes.has(8, bytes.s32Little(4)) && bytes.s32Little(4) >= 0;
    if (!whole || !bytes.has(DATA, 10)) {
      return ImageHeader.truncated(ImageType.WEBP);
    }
    if (!hasPixels(bytes, 8L + bytes.s32Little(4))) {
      return ImageHeader.truncated(ImageType.WEBP);
    }
    return switch (bytes.text(CHUNK, 4)) {
      case "VP8 " -> lossy(bytes);
      case "VP8L" -> lossless(bytes);
      case "VP8X" -> header(1 + bytes.u24Little(DATA + 4), 1 + bytes.u24Little(DATA + 7));
      default -> ImageHeader.truncated(ImageType.WEBP);
    };
  }

  /** Whether a picture, or one of several, stands behind what describes it. */
  private static boolean hasPixels(ByteView bytes, long end) {
    long chunk = CHUNK;
    while (bytes.has(chunk, DATA - CHUNK)) {
      int size = bytes.s32Little((int) chunk + 4);
      long data = chunk + DATA - CHUNK;
      if (size < 0 || !bytes.has(data, size) || data + size > end) {
        return false;
      }
      if (isPicture(bytes.text((int) chunk, 4), bytes, (int) data, size)) {
        return true;
      }
      chunk = data + size + (size & 1);
    }
    return false;
  }

  private static boolean isPicture(String kind, ByteView bytes, int data, int size) {
    return switch (kind) {
      case "VP8 " -> size >= LOSSY_HEAD && hasBlocks(bytes, data, size);
      case "VP8L" -> size >= LEAST_LOSSLESS;
      case "ANMF" -> size > 0;
      default -> false;
    };
  }

  /** A first part tells of each block how it is made: more than two bits. It must be there. */
  private static boolean hasBlocks(ByteView bytes, int data, int size) {
    int part = bytes.u24Little(data) >>> 5;
    int columns = bytes.u16Little(data + 6) & SIDE_MASK;
    int rows = bytes.u16Little(data + 8) & SIDE_MASK;
    long blocks = (columns + BLOCK_PX - 1L) / BLOCK_PX * ((rows + BLOCK_PX - 1L) / BLOCK_PX);
    return part > 0 && part <= size - LOSSY_HEAD && part >= blocks / 4;
  }

  private static Either<ImageFault, ImageHeader> lossy(ByteView bytes) {
    if (!bytes.hasBytes(DATA + 3, 0x9D, 0x01, 0x2A)) {
      return ImageHeader.truncated(ImageType.WEBP);
    }
    return header(bytes.u16Little(DATA + 6) & SIDE_MASK, bytes.u16Little(DATA + 8) & SIDE_MASK);
  }

  private static Either<ImageFault, ImageHeader> lossless(ByteView bytes) {
    if (bytes.u8(DATA) != 0x2F) {
      return ImageHeader.truncated(ImageType.WEBP);
    }
    int packed = bytes.s32Little(DATA + 1);
    return header(1 + (packed & SIDE_MASK), 1 + (packed >>> 14 & SIDE_MASK));
  }

  private static Either<ImageFault, ImageHeader> header(int width, int height) {
    return Either.right(new ImageHeader(ImageType.WEBP, width, height));
  }
}
