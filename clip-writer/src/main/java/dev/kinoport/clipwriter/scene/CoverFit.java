package dev.kinoport.clipwriter.scene;

import dev.kinoport.clipwriter.image.DecodedImage;
import dev.kinoport.clipwriter.image.ImageSize;
import dev.kinoport.clipwriter.image.Plane;

/** Fits an image to a frame: scaled to cover it, centred, what sticks out cut off. */
public final class CoverFit {
  // Luma and chroma of BT.709 in limited range, in 1/65536.
  private static final int RED_LUMA = 11_966;
  private static final int GREEN_LUMA = 40_254;
  private static final int BLUE_LUMA = 4_064;
  private static final int RED_BLUE = -6_596;
  private static final int GREEN_BLUE = -22_189;
  private static final int BLUE_BLUE = 28_785;
  private static final int RED_RED = 28_785;
  private static final int GREEN_RED = -26_145;
  private static final int BLUE_RED = -2_640;
  private static final int LUMA_OFFSET = (16 << 16) + (1 << 15);
  private static final int CHROMA_OFFSET = (128 << 18) + (1 << 17);

  private CoverFit() {}

  /** Fits to the frame; the rest of the last macroblocks repeats its edge. */
  public static Picture fit(DecodedImage image, FrameSize size) {
    ImageSize source = image.size();
    long width = source.width();
    long height = source.height();
    boolean isWider = width * size.height() > height * size.width();
    long spanX = isWider ? ((height * size.width()) << 16) / size.height() : width << 16;
    long spanY = isWider ? height << 16 : ((width * size.height()) << 16) / size.width();
    Taps across = Taps.fit(source.width(), ((width << 16) - spanX) / 2, spanX, size.width());
    Taps down = Taps.fit(source.height(), ((height << 16) - spanY) / 2, spanY, size.height());
    Picture picture = Picture.empty(size);
    Plane red = PlaneScaler.scale(image.red(), across, down);
    Plane green = PlaneScaler.scale(image.green(), across, down);
    Plane blue = PlaneScaler.scale(image.blue(), across, down);
    luma(red, green, blue, picture.luma());
    chroma(red, green, blue, picture);
    return picture;
  }

  private static void luma(Plane red, Plane green, Plane blue, Plane luma) {
    for (int y = 0; y < luma.height(); y++) {
      int row = Math.min(y, red.height() - 1) * red.width();
      for (int x = 0; x < luma.width(); x++) {
        int at = row + Math.min(x, red.width() - 1);
        int sum =
            LUMA_OFFSET
                + RED_LUMA * (red.samples()[at] & 0xFF)
                + GREEN_LUMA * (green.samples()[at] & 0xFF)
                + BLUE_LUMA * (blue.samples()[at] & 0xFF);
        luma.samples()[y * luma.width() + x] = (byte) (sum >> 16);
      }
    }
  }

  private static void chroma(Plane red, Plane green, Plane blue, Picture picture) {
    Plane blueness = picture.blue();
    Plane redness = picture.red();
    for (int y = 0; y < blueness.height(); y++) {
      int row = Math.min(2 * y, red.height() - 2) * red.width();
      for (int x = 0; x < blueness.width(); x++) {
        int at = row + Math.min(2 * x, red.width() - 2);
        int r = sumOfFour(red, at);
        int g = sumOfFour(green, at);
        int b = sumOfFour(blue, at);
        int to = y * blueness.width() + x;
        blueness.samples()[to] =
            (byte) ((CHROMA_OFFSET + RED_BLUE * r + GREEN_BLUE * g + BLUE_BLUE * b) >> 18);
        redness.samples()[to] =
            (byte) ((CHROMA_OFFSET + RED_RED * r + GREEN_RED * g + BLUE_RED * b) >> 18);
      }
    }
  }

  private static int sumOfFour(Plane plane, int at) {
    byte[] samples = plane.samples();
    int below = at + plane.width();
    return (samples[at] & 0xFF)
        + (samples[at + 1] & 0xFF)
        + (samples[below] & 0xFF)
        + (samples[below + 1] & 0xFF);
  }
}
