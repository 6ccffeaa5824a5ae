package dev.kinoport.media;

import io.vavr.control.Either;

/** GIF: the size of the canvas; blocks follow, of which one must be a picture with pixels. */
final class GifHeader {
  private static final int SIZE = 6;
  private static final int FLAGS = 10;
  private static final int BLOCKS = 13;
  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2C;

  private GifHeader() {}

  static Either<ImageFault, ImageHeader> read(ByteView bytes) {
    if (!bytes.has(SIZE, 7) || !hasPixels(bytes)) {
      return ImageHeader.truncated(ImageType.GIF);
    }
    int width = bytes.u16Little(SIZE);
    int height = bytes.u16Little(SIZE + 2);
    return Either.right(new ImageHeader(ImageType.GIF, width, height));
  }

  private static boolean hasPixels(ByteView bytes) {
    int at = BLOCKS + colours(bytes.u8(FLAGS));
    while (bytes.has(at, 2) && bytes.u8(at) == EXTENSION) {
      at = behindParts(bytes, at + 2);
    }
    if (!bytes.has(at, 11) || bytes.u8(at) != PICTURE) {
      return false;
    }
    if (bytes.u16Little(at + 5) == 0 || bytes.u16Little(at + 7) == 0) {
      return false;
    }
    int first = at + 11 + colours(bytes.u8(at + 9));
    return bytes.has(first, 1)
        && bytes.u8(first) > 0
        && bytes.has(behindParts(bytes, first) - 1, 1);
  }

  /** Length of the table of colours, if there is one. */
  private static int colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  /** Behind the empty part that ends a row of parts; beyond the end if there is none. */
  private static int behindParts(ByteView bytes, int first) {
    int at = first;
    while (bytes.has(at, 1) && bytes.u8(at) > 0) {
      at += 1 + bytes.u8(at);
    }
    return at + 1;
  }
}
