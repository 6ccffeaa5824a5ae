package dev.kinoport.media;

import io.vavr.control.Either;

/** JPEG: segments up to the frame header, which holds the size; EXIF may turn it on its side. */
final class JpegHeader {
  private static final int START_OF_SCAN = 0xDA;
  private static final int END = 0xD9;
  private static final int APPLICATION_1 = 0xE1;

  /** Baseline and progressive, with Huffman's codes. */
  private static final int LAST_WITH_CODES = 0xC2;

  /**
   * Pixels of which a code makes a byte, at best: one bit for a block of 64, in a colour that has
   * at least a fourth of all pixels.
   */
  private static final int TIGHTEST = 2048;

  private final ByteView bytes;
  private boolean onItsSide;

  /** Of what packs its pixels in a way that we can reckon with; 0 for another one. */
  private long pixels;

  private JpegHeader(ByteView bytes) {
    this.bytes = bytes;
  }

  static Either<ImageFault, ImageHeader> read(ByteView bytes) {
    return new JpegHeader(bytes).read();
  }

  private Either<ImageFault, ImageHeader> read() {
    int width = 0;
    int height = 0;
    int at = 2;
    while (bytes.has(at, 4) && bytes.u8(at) == 0xFF) {
      int marker = bytes.u8(at + 1);
      if (marker == 0xFF) {
        at++; // fill byte
        continue;
      }
      int length = bytes.u16Big(at + 2);
      if (length < 2 || !bytes.has(at + 2L, length)) {
        break;
      }
      if (marker == START_OF_SCAN) {
        return width > 0 && endsAfter(at + 2 + length) ? header(width, height) : broken();
      }
      if (marker == APPLICATION_1) {
        onItsSide = onItsSide || ExifOrientation.isOnItsSide(bytes, at + 4, length - 2);
      }
      if (isFrameHeader(marker) && length >= 7) {
        height = bytes.u16Big(at + 5);
        width = bytes.u16Big(at + 7);
        pixels = marker <= LAST_WITH_CODES ? (long) width * height : 0;
      }
      at += 2 + length;
    }
    return broken();
  }

  private Either<ImageFault, ImageHeader> header(int width, int height) {
    return Either.right(
        onItsSide
            ? new ImageHeader(ImageType.JPEG, height, width)
            : new ImageHeader(ImageType.JPEG, width, height));
  }

  private static Either<ImageFault, ImageHeader> broken() {
    return ImageHeader.truncated(ImageType.JPEG);
  }

  /** SOF0 to SOF15 (baseline, progressive, lossless), without the three that are tables. */
  private static boolean isFrameHeader(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** True if enough for pixels and the end marker come; cameras may write more after it. */
  private boolean endsAfter(int scan) {
    for (int at = bytes.length() - 2; at > scan; at--) {
      if (bytes.u8(at) == 0xFF && bytes.u8(at + 1) == END) {
        return at - scan >= pixels / TIGHTEST;
      }
    }
    return false;
  }
}
