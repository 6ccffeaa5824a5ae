package dev.kinoport.media;

import io.vavr.control.Either;

/** BMP: the old header has 16-bit sides; in the others a negative height means top row first. */
final class BmpHeader {
  private static final int PIXELS = 10;
  private static final int DIB = 14;
  private static final int OLD_DIB_SIZE = 12;
  private static final int USUAL_DIB_SIZE = 40;

  /** Plain rows, or rows with masks for their colours. */
  private static final int MASKS = 3;

  private BmpHeader() {}

  static Either<ImageFault, ImageHeader> read(ByteView bytes) {
    if (!bytes.has(DIB, OLD_DIB_SIZE)) {
      return ImageHeader.truncated(ImageType.BMP);
    }
    if (bytes.s32Little(DIB) == OLD_DIB_SIZE) {
      return header(
          bytes,
          bytes.u16Little(DIB + 4),
          bytes.u16Little(DIB + 6),
          bytes.u16Little(DIB + 10),
          true);
    }
    if (!bytes.has(DIB, USUAL_DIB_SIZE)) {
      return ImageHeader.truncated(ImageType.BMP);
    }
    int packing = bytes.s32Little(DIB + 16);
    return header(
        bytes,
        bytes.s32Little(DIB + 4),
        Math.abs(bytes.s32Little(DIB + 8)),
        bytes.u16Little(DIB + 14),
        packing == 0 || packing == MASKS);
  }

  private static Either<ImageFault, ImageHeader> header(
      ByteView bytes, int width, int height, int bitsPerPixel, boolean isPlain) {
    long row = ((long) width * bitsPerPixel + 31) / 32 * 4;
    long pixels = isPlain ? row * height : 1;
    long start = bytes.s32Little(PIXELS) & 0xFFFF_FFFFL;
    return pixels > 0 && start >= DIB && start + pixels <= bytes.length()
        ? Either.right(new ImageHeader(ImageType.BMP, width, height))
        : ImageHeader.truncated(ImageType.BMP);
  }
}
