package dev.kinoport.emulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures to send. */
public final class Images {
  private Images() {}

  /** A black one. */
  public static byte[] png(int width, int height) {
    return written(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
  }

  /** 400 by 400 px that nobody can pack: 480 kB or so, others for each seed. */
  public static byte[] noise(int seed) {
    Random dice = new Random(seed);
    BufferedImage image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
    for (int at = 0; at < 160_000; at++) {
      image.setRGB(at % 400, at / 400, dice.nextInt());
    }
    return written(image);
  }

  /** As it stands in a request. */
  public static String dataUri(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  private static byte[] written(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("every Java platform writes PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
