package dev.kinoport.clipwriter.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;

/** Images made for tests: of code, or from the small files beside this class. */
public final class TestImages {
  private TestImages() {}

  /** An image whose pixels, 0xRRGGBB, are a function of column and row. */
  public static BufferedImage image(int width, int height, IntBinaryOperator colour) {
    return image(width, height, BufferedImage.TYPE_INT_RGB, colour);
  }

  /** An image of one of the types of {@link BufferedImage}; pixels are 0xAARRGGBB. */
  public static BufferedImage image(int width, int height, int type, IntBinaryOperator colour) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colour.applyAsInt(x, y));
      }
    }
    return image;
  }

  /** Something like a photograph: hills of several sizes, sharp edges, a little grain. */
  public static BufferedImage landscape(int width, int height, long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    int[][] lattice = new int[3][64 * 64];
    for (int[] layer : lattice) {
      for (int i = 0; i < layer.length; i++) {
        layer[i] = dice.nextInt(256);
      }
    }
    return image(
        width,
        height,
        (x, y) -> {
          int[] colour = new int[3];
          for (int band = 0; band < 3; band++) {
            int value = 0;
            for (int octave = 0; octave < 5; octave++) {
              value += smooth(lattice[band], x, y, 128 >> octave) >> (octave + 1);
            }
            boolean isWall = (x / 90 + y / 70) % 5 == band;
            int grain = (x * 7919 + y * 104_729 ^ x * y) % 7 - 3;
            colour[band] = Math.clamp((isWall ? value / 2 : value) + grain, 0, 255);
          }
          return colour[0] << 16 | colour[1] << 8 | colour[2];
        });
  }

  static byte[] encode(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("no writer of " + format + " for " + image);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  public static EncodedImage png(BufferedImage image) {
    return EncodedImage.of(encode(image, "png"));
  }

  /** A file from the test resources of this package. */
  static byte[] file(String name) {
    try (InputStream in = TestImages.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int smooth(int[] lattice, int x, int y, int cell) {
    int column = x / cell;
    int row = y / cell;
    int right = x % cell;
    int down = y % cell;
    int upper = at(lattice, column, row) * (cell - right) + at(lattice, column + 1, row) * right;
    int lower =
        at(lattice, column, row + 1) * (cell - right) + at(lattice, column + 1, row + 1) * right;
    return (upper * (cell - down) + lower * down) / (cell * cell);
  }

  private static int at(int[] lattice, int column, int row) {
    return lattice[(row & 63) * 64 + (column & 63)];
  }
}
