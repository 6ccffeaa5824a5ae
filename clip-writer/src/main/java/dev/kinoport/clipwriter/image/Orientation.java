package dev.kinoport.clipwriter.image;

/** The eight ways an image may lie in its file (Exif tag 0x0112), and how to set it upright. */
enum Orientation {
  UPRIGHT(false, false, false),
  MIRRORED(false, true, false),
  UPSIDE_DOWN(false, true, true),
  MIRRORED_UPSIDE_DOWN(false, false, true),
  TRANSPOSED(true, false, false),
  TURNED_LEFT(true, false, true),
  TRANSVERSED(true, true, true),
  TURNED_RIGHT(true, true, false);

  private final boolean swapsAxes;
  private final boolean fromRight;
  private final boolean fromBelow;

  /**
   * An upright image is read from the stored one.
   *
   * @param swapsAxes whether upright rows are stored columns
   * @param fromRight whether stored columns are read from the right
   * @param fromBelow whether stored rows are read from below
   */
  Orientation(boolean swapsAxes, boolean fromRight, boolean fromBelow) {
    this.swapsAxes = swapsAxes;
    this.fromRight = fromRight;
    this.fromBelow = fromBelow;
  }

  /** The orientation of an Exif value; what is out of 1 to 8 means nothing and changes nothing. */
  static Orientation ofExif(int value) {
    return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
  }

  ImageSize apply(ImageSize stored) {
    return swapsAxes ? stored.transposed() : stored;
  }

  Plane apply(Plane stored) {
    if (this == UPRIGHT) {
      return stored;
    }
    int width = swapsAxes ? stored.height() : stored.width();
    int height = swapsAxes ? stored.width() : stored.height();
    int stepX = fromRight ? -1 : 1;
    int stepY = fromBelow ? -stored.width() : stored.width();
    int start =
        (fromRight ? stored.width() - 1 : 0)
            + (fromBelow ? (stored.height() - 1) * stored.width() : 0);
    Plane upright = Plane.empty(width, height);
    for (int y = 0; y < height; y++) {
      int from = start + y * (swapsAxes ? stepX : stepY);
      int step = swapsAxes ? stepY : stepX;
      for (int x = 0; x < width; x++) {
        upright.samples()[y * width + x] = stored.samples()[from + x * step];
      }
    }
    return upright;
  }
}
