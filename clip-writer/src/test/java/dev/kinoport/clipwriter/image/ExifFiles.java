package dev.kinoport.clipwriter.image;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Files that store an image lying on a side, and say so in Exif data. */
final class ExifFiles {
  private ExifFiles() {}

  /** A JPEG that is to be seen as {@code upright}, with an orientation from 1 to 8. */
  static byte[] jpeg(int value, BufferedImage upright) {
    byte[] file = TestImages.encode(stored(value, upright), "jpg");
    byte[] exif = exif(value);
    byte[] name = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    int length = 2 + name.length + exif.length;
    return insert(
        file,
        2,
        ByteBuffer.allocate(2 + length)
            .putShort((short) 0xFFE1)
            .putShort((short) length)
            .put(name)
            .put(exif)
            .array());
  }

  /** A PNG that is to be seen as {@code upright}, with an orientation from 1 to 8. */
  static byte[] png(int value, BufferedImage upright) {
    byte[] file = TestImages.encode(stored(value, upright), "png");
    byte[] exif = exif(value);
    byte[] body =
        ByteBuffer.allocate(4 + exif.length)
            .put("eXIf".getBytes(StandardCharsets.US_ASCII))
            .put(exif)
            .array();
    CRC32 sum = new CRC32();
    sum.update(body);
    int afterHeader = 8 + 12 + 13;
    return insert(
        file,
        afterHeader,
        ByteBuffer.allocate(8 + body.length)
            .putInt(exif.length)
            .put(body)
            .putInt((int) sum.getValue())
            .array());
  }

  /**
   * How the image lies in the file. Exif words it by where row 0 and column 0 of the file are seen:
   * 6, for instance, has its row 0 on the right and its column 0 at the top.
   */
  private static BufferedImage stored(int value, BufferedImage upright) {
    int right = upright.getWidth() - 1;
    int bottom = upright.getHeight() - 1;
    boolean isOnItsSide = value >= 5;
    int width = isOnItsSide ? bottom + 1 : right + 1;
    int height = isOnItsSide ? right + 1 : bottom + 1;
    return TestImages.image(
        width,
        height,
        (column, row) ->
            switch (value) {
              case 1 -> upright.getRGB(column, row);
              case 2 -> upright.getRGB(right - column, row);
              case 3 -> upright.getRGB(right - column, bottom - row);
              case 4 -> upright.getRGB(column, bottom - row);
              case 5 -> upright.getRGB(row, column);
              case 6 -> upright.getRGB(right - row, column);
              case 7 -> upright.getRGB(right - row, bottom - column);
              case 8 -> upright.getRGB(row, bottom - column);
              default -> throw new IllegalArgumentException("no orientation " + value);
            });
  }

  private static byte[] exif(int value) {
    return ByteBuffer.allocate(26)
        .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) value)
        .array();
  }

  private static byte[] insert(byte[] file, int at, byte[] part) {
    return ByteBuffer.allocate(file.length + part.length)
        .put(file, 0, at)
        .put(part)
        .put(file, at, file.length - at)
        .array();
  }
}
