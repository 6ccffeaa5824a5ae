package dev.kinoport.fake.clip;

import dev.kinoport.clipwriter.image.EncodedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Stands in for an image on the web, which the fake never fetches: a colour gradient that follows
 * from the address, as an uncompressed BMP file.
 */
final class PlaceholderImage {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int HEADER = 54;

  private PlaceholderImage() {}

  static EncodedImage of(String address) {
    ByteBuffer file =
        ByteBuffer.allocate(HEADER + WIDTH * HEIGHT * 3).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(HEADER);
    file.putInt(40).putInt(WIDTH).putInt(HEIGHT).putShort((short) 1).putShort((short) 24);
    file.putInt(0).putInt(WIDTH * HEIGHT * 3).putInt(2835).putInt(2835).putInt(0).putInt(0);
    int hue = address.hashCode();
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        file.put(shade(hue, x, WIDTH))
            .put(shade(hue >> 8, y, HEIGHT))
            .put(shade(hue >> 16, x + y, WIDTH + HEIGHT));
      }
    }
    return EncodedImage.of(file.array());
  }

  private static byte shade(int hue, int at, int range) {
    int from = hue & 0x7F;
    return (byte) (from + 128 * at / range);
  }
}
