package dev.kinoport.clipwriter;

import dev.kinoport.clipwriter.scene.FrameSize;

/** How alike two pictures are: the peak signal-to-noise ratio of their luma, in dB. */
public final class Psnr {
  private static final double PEAK = 255;
  private static final double LEAST_ERROR = 1e-9;

  private Psnr() {}

  /**
   * Compares.
   *
   * @param seen a frame, as a viewer sees it
   * @param drawn the same in whole macroblocks
   */
  public static double of(byte[] seen, byte[] drawn, FrameSize size) {
    long error = 0;
    int stride = 16 * size.macroblockColumns();
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        int difference = (seen[y * size.width() + x] & 0xFF) - (drawn[y * stride + x] & 0xFF);
        error += (long) difference * difference;
      }
    }
    double mean = (double) error / (size.width() * size.height());
    return 10 * Math.log10(PEAK * PEAK / Math.max(mean, LEAST_ERROR));
  }
}
