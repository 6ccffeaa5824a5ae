package dev.kinoport.media;

import io.vavr.control.Either;

/** GIF: the size of the canvas; blocks follow, of which one must be a picture with pixels. */
final class GifHeader {
  private static final int SIZE = 6;
  private static final int FLAGS = 10;
  private static final int BLOCKS = 13;
  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2C;

  /** Codes in a byte, before there are many of them. */
  private static final int MOST_CODES = 4;

  /** Pixels of which a byte is made, at best: a code of 12 bits for 4,096 of them. */
  private static final int TIGHTEST = 2731;

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
    long pixels = (long) bytes.u16Little(at + 5) * bytes.u16Little(at + 7);
    int first = at + 11 + colours(bytes.u8(at + 9));
    int end = behindParts(bytes, first);
    return pixels > 0 && bytes.has(end - 1, 1) && pixels <= mostPixels(end - first - 2L);
  }

  /** Each code stands for one pixel more than any before it. */
  private static long mostPixels(long packed) {
    long codes = MOST_CODES * packed;
    return Math.min(codes * (codes + 1) / 2, TIGHTEST * packed);
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
