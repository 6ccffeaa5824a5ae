package dev.kinoport.media;

import io.vavr.control.Either;
import java.util.Set;

/** BMP: the old header has 16-bit sides; in the others a negative height means top row first. */
final class BmpHeader {
  private static final int PIXELS = 10;
  private static final int DIB = 14;
  private static final int OLD_DIB_SIZE = 12;
  private static final int USUAL_DIB_SIZE = 40;

  /** Plain rows, or rows with masks for their colours. */
  private static final int MASKS = 3;

  /** Rows that are packed in runs; the end of each is two bytes. */
  private static final Set<Integer> RUNS = Set.of(1, 2);

  private static final int END_OF_ROW = 2;

  private BmpHeader() {}

  static Either<ImageFault, ImageHeader> read(ByteView bytes) {
    if (!bytes.has(DIB, OLD_DIB_SIZE)) {
      return ImageHeader.truncated(ImageType.BMP);
    }
    if (bytes.s32Little(DIB) == OLD_DIB_SIZE) {
      return header(
          bytes, bytes.u16Little(DIB + 4), bytes.u16Little(DIB + 6), bytes.u16Little(DIB + 10), 0);
    }
    if (!bytes.has(DIB, USUAL_DIB_SIZE)) {
      return ImageHeader.truncated(ImageType.BMP);
    }
    return header(
        bytes,
        bytes.s32Little(DIB + 4),
        Math.abs(bytes.s32Little(DIB + 8)),
        bytes.u16Little(DIB + 14),
        bytes.s32Little(DIB + 16));
  }

  private static Either<ImageFault, ImageHeader> header(
      ByteView bytes, int width, int height, int bitsPerPixel, int packing) {
    long pixels = leastPixels(width, height, bitsPerPixel, packing);
    long start = bytes.s32Little(PIXELS) & 0xFFFF_FFFFL;
    return pixels > 0 && start >= DIB && start + pixels <= bytes.length()
        ? Either.right(new ImageHeader(ImageType.BMP, width, height))
        : ImageHeader.truncated(ImageType.BMP);
  }

  private static long leastPixels(int width, int height, int bitsPerPixel, int packing) {
    if (packing == 0 || packing == MASKS) {
      return ((long) width * bitsPerPixel + 31) / 32 * 4 * height;
    }
    return RUNS.contains(packing) ? (long) END_OF_ROW * height : 1;
  }
}
