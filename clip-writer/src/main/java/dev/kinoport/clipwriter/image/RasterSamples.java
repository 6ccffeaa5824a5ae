package dev.kinoport.clipwriter.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Takes the samples of a decoded image as they are stored, and lays it on black. */
public final class RasterSamples {
  private static final int OPAQUE = 255;

  private RasterSamples() {}

  /** Whatever the colour model. */
  public static DecodedImage read(BufferedImage image) {
    DecodedImage target = DecodedImage.empty(new ImageSize(image.getWidth(), image.getHeight()));
    if (image.getColorModel() instanceof IndexColorModel palette) {
      readIndexed(image.getRaster(), palette, target);
    } else {
      readDirect(image.getRaster(), image.getColorModel(), target);
    }
    return target;
  }

  private static void readIndexed(Raster raster, IndexColorModel palette, DecodedImage target) {
    int[] colours = new int[palette.getMapSize()];
    palette.getRGBs(colours);
    int[] row = new int[raster.getWidth()];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, row.length, 1, row);
      for (int x = 0; x < row.length; x++) {
        int colour = colours[row[x]];
        int alpha = colour >>> 24;
        target.set(
            y * row.length + x,
            onBlack(colour >> 16 & 0xFF, alpha),
            onBlack(colour >> 8 & 0xFF, alpha),
            onBlack(colour & 0xFF, alpha));
      }
    }
  }

  private static void readDirect(Raster raster, ColorModel model, DecodedImage target) {
    int bands = model.getNumComponents();
    int colours = model.getNumColorComponents();
    int[][] levels = new int[bands][];
    for (int band = 0; band < bands; band++) {
      levels[band] = levels(model.getComponentSize(band));
    }
    // Grey stands for all three colours.
    int green = colours == 1 ? 0 : 1;
    int blue = colours == 1 ? 0 : 2;
    int width = raster.getWidth();
    int[] row = new int[width * bands];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int at = x * bands;
        int alpha = model.hasAlpha() ? levels[bands - 1][row[at + bands - 1]] : OPAQUE;
        target.set(
            y * width + x,
            onBlack(levels[0][row[at]], alpha),
            onBlack(levels[green][row[at + green]], alpha),
            onBlack(levels[blue][row[at + blue]], alpha));
      }
    }
  }

  /** For each value of so many bits, its level from 0 to 255. */
  private static int[] levels(int bits) {
    int highest = (1 << bits) - 1;
    int[] levels = new int[highest + 1];
    for (int value = 0; value <= highest; value++) {
      levels[value] = (int) ((255L * value + highest / 2) / highest);
    }
    return levels;
  }

  private static int onBlack(int level, int alpha) {
    return (level * alpha + 127) / 255;
  }
}
