package dev.kinoport.clipwriter.scene;

/**
 * Size of a clip's frames: at most that of 4K cinema, 4096x2160, lying or standing.
 *
 * @param width columns in px, even, {@value #MIN_EDGE} to {@value #MAX_EDGE}
 * @param height rows in px, even, {@value #MIN_EDGE} to {@value #MAX_EDGE}
 */
public record FrameSize(int width, int height) {
  /** Shortest edge a clip can have, in px. */
  public static final int MIN_EDGE = 16;

  /** Longest edge a clip can have, in px. */
  public static final int MAX_EDGE = 4096;

  /** Longest short side a clip can have, in px. */
  public static final int MAX_SHORT_SIDE = 2160;

  private static final int LONGEST_RATIO = 4;

  /**
   * Guards trusted code.
   *
   * @throws IllegalArgumentException if an edge is odd or out of range
   */
  public FrameSize {
    if (!isEdge(width) || !isEdge(height) || Math.min(width, height) > MAX_SHORT_SIDE) {
      throw new IllegalArgumentException(
          "edges must be even, %d to %d px, one to %d px: %dx%d"
              .formatted(MIN_EDGE, MAX_EDGE, MAX_SHORT_SIDE, width, height));
    }
  }

  /**
   * The frame of a resolution class for an image: the short side is fixed, the other is the nearest
   * even number at the image's ratio. So 768 gives 1366x768 for a 16:9 image and 768x1366 for a
   * 9:16 one. An image longer than 4:1, or one that would pass {@link #MAX_EDGE}, gets the longest
   * frame allowed, to be cropped to.
   *
   * @param shortSide px, even, {@value #MIN_EDGE} to {@value #MAX_SHORT_SIDE}
   * @param imageWidth px, from 1
   * @param imageHeight px, from 1
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static FrameSize of(int shortSide, int imageWidth, int imageHeight) {
    if (imageWidth < 1 || imageHeight < 1) {
      throw new IllegalArgumentException("no such image: " + imageWidth + "x" + imageHeight);
    }
    if (imageWidth < imageHeight) {
      FrameSize lying = of(shortSide, imageHeight, imageWidth);
      return new FrameSize(/* width= */ lying.height, /* height= */ lying.width);
    }
    long halves = ((long) shortSide * imageWidth + imageHeight) / (2L * imageHeight);
    long longest = Math.min((long) LONGEST_RATIO * shortSide, MAX_EDGE);
    return new FrameSize((int) Math.min(2 * halves, longest), shortSide);
  }

  /** Width in macroblocks, the last perhaps in part. */
  public int macroblockColumns() {
    return (width + 15) / 16;
  }

  /** Height in macroblocks, the last perhaps in part. */
  public int macroblockRows() {
    return (height + 15) / 16;
  }

  private static boolean isEdge(int px) {
    return px >= MIN_EDGE && px <= MAX_EDGE && px % 2 == 0;
  }
}
