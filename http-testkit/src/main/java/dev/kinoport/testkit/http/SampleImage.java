package dev.kinoport.testkit.http;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Something to move: hills of colour. */
public final class SampleImage {
  private SampleImage() {}

  /** 640 by 360 px, as a PNG file. */
  public static byte[] png() {
    BufferedImage picture = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 640; x++) {
      for (int y = 0; y < 360; y++) {
        picture.setRGB(x, y, ((x / 3) << 16) | ((y / 2) << 8) | ((x ^ y) & 0xff));
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(picture, "png", file)) {
        throw new IllegalStateException("every Java platform writes PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
