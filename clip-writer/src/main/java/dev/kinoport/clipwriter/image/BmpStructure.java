package dev.kinoport.clipwriter.image;

import dev.kinoport.clipwriter.image.ImageFailure.Unsupported;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the header of a BMP file, in its oldest (12 byte) or any later form. */
final class BmpStructure {
  private static final int OLDEST = 12;
  private static final int EMBEDDED_JPEG = 4;
  private static final int EMBEDDED_PNG = 5;

  private BmpStructure() {}

  static ImageStructure read(ByteBuffer file) throws ImageException {
    ByteBuffer little = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    if (little.getInt(14) == OLDEST) {
      return header(little.getShort(18) & 0xFFFF, little.getShort(20) & 0xFFFF);
    }
    int compression = little.getInt(30);
    if (compression == EMBEDDED_JPEG || compression == EMBEDDED_PNG) {
      throw new ImageException(new Unsupported("BMP around a JPEG or PNG", "send what is inside"));
    }
    // Rows go from the bottom up unless the height is negative.
    return header(little.getInt(18), Math.abs((long) little.getInt(22)));
  }

  private static ImageStructure header(long width, long height) throws ImageException {
    return ImageStructure.of(ImageFormat.BMP, width, height, Orientation.UPRIGHT);
  }
}
