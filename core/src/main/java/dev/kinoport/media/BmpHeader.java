package dev.kinoport.media;

import io.vavr.control.Either;

/** BMP: the old header has 16-bit sides; in the others a negative height means top row first. */
final class BmpHeader {
  private static final int DIB = 14;
  private static final int OLD_DIB_SIZE = 12;

  private BmpHeader() {}

  static Either<ImageFault, ImageHeader> read(ByteView bytes) {
    if (!bytes.has(DIB, OLD_DIB_SIZE)) {
      return ImageHeader.truncated(ImageType.BMP);
    }
    if (bytes.s32Little(DIB) == OLD_DIB_SIZE) {
      return header(bytes.u16Little(DIB + 4), bytes.u16Little(DIB + 6));
    }
    return header(bytes.s32Little(DIB + 4), Math.abs(bytes.s32Little(DIB + 8)));
  }

  private static Either<ImageFault, ImageHeader> header(int width, int height) {
    return Either.right(new ImageHeader(ImageType.BMP, width, height));
  }
}
