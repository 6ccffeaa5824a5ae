package dev.kinoport.clipwriter.image;

import java.awt.image.Raster;

/** What the components of a JPEG file are, and how to make red, green and blue of them. */
enum JpegColour {
  GREY(1),
  RGB(3),
  YCC(3),
  CMYK(4),
  /** Ink stored upside down, as Adobe's programs do. */
  ADOBE_CMYK(4),
  ADOBE_YCCK(4);

  private static final int HALF = 1 << 15;
  private static final int CENTRE = 128;

  private final int components;

  JpegColour(int components) {
    this.components = components;
  }

  /** Makes an image of raw components. */
  DecodedImage read(Raster raster) {
    if (raster.getNumBands() != components) {
      throw new IllegalArgumentException(raster.getNumBands() + " components, not " + components);
    }
    int width = raster.getWidth();
    DecodedImage image = DecodedImage.empty(new ImageSize(width, raster.getHeight()));
    int[] row = new int[width * components];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        set(image, y * width + x, row, x * components);
      }
    }
    return image;
  }

  private void set(DecodedImage image, int pixel, int[] row, int at) {
    int first = row[at];
    switch (this) {
      case GREY -> image.set(pixel, first, first, first);
      case RGB -> image.set(pixel, first, row[at + 1], row[at + 2]);
      case YCC -> {
        int blue = row[at + 1] - CENTRE;
        int red = row[at + 2] - CENTRE;
        image.set(pixel, red(first, red), green(first, blue, red), blue(first, blue));
      }
      case CMYK -> {
        int light = 255 - row[at + 3];
        image.set(
            pixel,
            lit(255 - first, light),
            lit(255 - row[at + 1], light),
            lit(255 - row[at + 2], light));
      }
      case ADOBE_CMYK -> {
        int light = row[at + 3];
        image.set(pixel, lit(first, light), lit(row[at + 1], light), lit(row[at + 2], light));
      }
      case ADOBE_YCCK -> {
        int blue = row[at + 1] - CENTRE;
        int red = row[at + 2] - CENTRE;
        int light = row[at + 3];
        image.set(
            pixel,
            lit(255 - red(first, red), light),
            lit(255 - green(first, blue, red), light),
            lit(255 - blue(first, blue), light));
      }
    }
  }

  private static int lit(int colour, int light) {
    return (colour * light + 127) / 255;
  }

  // ITU-T T.871 clause 7, in 1/65536.
  private static int red(int luma, int red) {
    return Math.clamp(luma + ((91_881 * red + HALF) >> 16), 0, 255);
  }

  private static int green(int luma, int blue, int red) {
    return Math.clamp(luma + ((-22_554 * blue - 46_802 * red + HALF) >> 16), 0, 255);
  }

  private static int blue(int luma, int blue) {
    return Math.clamp(luma + ((116_130 * blue + HALF) >> 16), 0, 255);
  }
}
