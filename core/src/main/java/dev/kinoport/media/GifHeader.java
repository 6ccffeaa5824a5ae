package dev.kinoport.media;

import io.vavr.control.Either;

/** GIF: the size of the canvas. */
final class GifHeader {
  private static final int SIZE = 6;

  private GifHeader() {}

  static Either<ImageFault, ImageHeader> read(ByteView bytes) {
    if (!bytes.has(SIZE, 7)) {
      return ImageHeader.truncated(ImageType.GIF);
    }
    int width = bytes.u16Little(SIZE);
    int height = bytes.u16Little(SIZE + 2);
    return Either.right(new ImageHeader(ImageType.GIF, width, height));
  }
}
