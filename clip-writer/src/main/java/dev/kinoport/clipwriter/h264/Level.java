package dev.kinoport.clipwriter.h264;

import dev.kinoport.clipwriter.scene.FrameSize;

/** The levels of H.264 table A-1 that clips need: how much a decoder must be able to do. */
public enum Level {
  L3_0(30, 40_500, 1_620, 2),
  L3_1(31, 108_000, 3_600, 4),
  L3_2(32, 216_000, 5_120, 4),
  L4_0(40, 245_760, 8_192, 4),
  L4_2(42, 522_240, 8_704, 2),
  L5_0(50, 589_824, 22_080, 2),
  L5_1(51, 983_040, 36_864, 2),
  L5_2(52, 2_073_600, 36_864, 2);

  private final int idc;
  private final int macroblocksPerSecond;
  private final int macroblocksPerPicture;
  private final int minimumCompression;

  Level(int idc, int macroblocksPerSecond, int macroblocksPerPicture, int minimumCompression) {
    this.idc = idc;
    this.macroblocksPerSecond = macroblocksPerSecond;
    this.macroblocksPerPicture = macroblocksPerPicture;
    this.minimumCompression = minimumCompression;
  }

  /** The lowest level that holds such pictures at such a rate. */
  public static Level of(FrameSize size, int framesPerSecond) {
    for (Level level : values()) {
      if (level.holds(size.macroblockColumns(), size.macroblockRows(), framesPerSecond)) {
        return level;
      }
    }
    throw new IllegalArgumentException("no level for " + size + " at " + framesPerSecond + "/s");
  }

  int idc() {
    return idc;
  }

  /** Longest a key picture may be, in bytes (clause A.3.1, MinCR). */
  public int longestPicture(FrameSize size) {
    return 384 * size.macroblockColumns() * size.macroblockRows() / minimumCompression;
  }

  private boolean holds(int columns, int rows, int framesPerSecond) {
    int count = columns * rows;
    int longestEdgeSquared = 8 * macroblocksPerPicture;
    return count <= macroblocksPerPicture
        && count * framesPerSecond <= macroblocksPerSecond
        && columns * columns <= longestEdgeSquared
        && rows * rows <= longestEdgeSquared;
  }
}
