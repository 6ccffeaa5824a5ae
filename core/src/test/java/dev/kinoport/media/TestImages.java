package dev.kinoport.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Images for tests: real ones from the JDK, and headers that it cannot write. */
public final class TestImages {
  private TestImages() {}

  /** A PNG that claims a size and has as much as its pixels may be packed into, of nothing. */
  public static byte[] png(int width, int height) {
    boolean isSize = width > 0 && height > 0 && width < 65_536 && height < 65_536;
    return png(width, height, isSize ? 2 + (int) (3L * width * height / 1032) : 1);
  }

  static byte[] png(int width, int height, int packed) {
    ByteBuffer size = ByteBuffer.allocate(13).putInt(width).putInt(height);
    size.put(new byte[] {8, 2, 0, 0, 0});
    return concat(
        bytes("\u0089PNG\r\n\u001a\n"),
        chunk("IHDR", size.array()),
        chunk("IDAT", new byte[packed]),
        chunk("IEND", new byte[0]));
  }

  /** A real image, as the JDK writes it: {@code png}, {@code jpg}, {@code gif}, {@code bmp}. */
  public static byte[] real(String format, int width, int height) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture(width, height), format, out)) {
        throw new IllegalArgumentException("no writer for " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] progressiveJpeg(int width, int height) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture(width, height), null, null), how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** The JPEG with an EXIF segment put in front that holds only the orientation. */
  static byte[] turned(byte[] jpeg, int orientation, ByteOrder order) {
    ByteBuffer tiff = ByteBuffer.allocate(26).order(order);
    tiff.put(bytes(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM")).putShort((short) 42);
    tiff.putInt(8).putShort((short) 1);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
    byte[] body = concat(bytes("Exif\0\0"), tiff.array());
    ByteBuffer segment = ByteBuffer.allocate(4 + body.length);
    segment.put((byte) 0xFF).put((byte) 0xE1).putShort((short) (body.length + 2)).put(body);
    byte[] rest = Arrays.copyOfRange(jpeg, 2, jpeg.length);
    return concat(new byte[] {(byte) 0xFF, (byte) 0xD8}, segment.array(), rest);
  }

  static byte[] webpLossy(int width, int height) {
    return webp("VP8 ", lossy(width, height));
  }

  /** A first part of a quarter of a byte for each block of 16 x 16 px, and nothing else. */
  private static byte[] lossy(int width, int height) {
    int part = 1 + (width + 15) / 16 * ((height + 15) / 16) / 4;
    byte[] start = {(byte) 0x9D, 0x01, 0x2A};
    return concat(little(part << 5, 3), start, little(width, 2), little(height, 2), new byte[part]);
  }

  static byte[] webpLossless(int width, int height) {
    int packed = (width - 1) | ((height - 1) << 14);
    return webp("VP8L", concat(new byte[] {0x2F}, little(packed, 4), new byte[5]));
  }

  static byte[] webpExtended(int width, int height) {
    byte[] canvas = concat(new byte[4], little(width - 1, 3), little(height - 1, 3));
    byte[] picture = lossy(width, height);
    return webp(
        "VP8X", concat(canvas, bytes("VP8 "), little(picture.length, 4), picture), canvas.length);
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static BufferedImage picture(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] named = concat(bytes(type), data);
    CRC32 sum = new CRC32();
    sum.update(named);
    byte[] length = ByteBuffer.allocate(4).putInt(data.length).array();
    return concat(length, named, ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  private static byte[] webp(String chunk, byte[] data) {
    return webp(chunk, data, data.length);
  }

  /** With more chunks behind the first, which has so many bytes. */
  private static byte[] webp(String chunk, byte[] data, int first) {
    byte[] body = concat(bytes("WEBP" + chunk), little(first, 4), data);
    return concat(bytes("RIFF"), little(body.length, 4), body);
  }

  private static byte[] little(int value, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (value >>> (8 * i));
    }
    return bytes;
  }
}
