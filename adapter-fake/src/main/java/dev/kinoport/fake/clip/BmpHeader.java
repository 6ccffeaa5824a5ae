package dev.kinoport.fake.clip;

import dev.kinoport.fake.clip.ImageFailure.Unsupported;
import io.vavr.control.Either;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the header of a BMP file, in its oldest (12 byte) or any later form. */
final class BmpHeader {
  private static final int OLDEST = 12;
  private static final int EMBEDDED_JPEG = 4;
  private static final int EMBEDDED_PNG = 5;

  private BmpHeader() {}

  static Either<ImageFailure, ImageHeader> read(ByteBuffer file) {
    ByteBuffer little = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    if (little.getInt(14) == OLDEST) {
      return header(little.getShort(18) & 0xFFFF, little.getShort(20) & 0xFFFF);
    }
    int compression = little.getInt(30);
    if (compression == EMBEDDED_JPEG || compression == EMBEDDED_PNG) {
      return Either.left(new Unsupported("BMP around a JPEG or PNG", "send what is inside"));
    }
    // Rows go from the bottom up unless the height is negative.
    return header(little.getInt(18), Math.abs((long) little.getInt(22)));
  }

  private static Either<ImageFailure, ImageHeader> header(long width, long height) {
    return ImageHeader.of(ImageFormat.BMP, width, height, Orientation.UPRIGHT);
  }
}
