package dev.kinoport.fake.clip;

/** One picture as H.264 codes it: luma, and chroma at half the size, in whole macroblocks. */
record Picture(Plane luma, Plane blue, Plane red) {
  /**
   * One kind of sample, 8 bits each, row by row.
   *
   * @param width samples in a row
   * @param height rows
   * @param samples all of them
   */
  @SuppressWarnings("ArrayRecordComponent") // a buffer, never compared
  record Plane(int width, int height, byte[] samples) {
    static Plane empty(int width, int height) {
      return new Plane(width, height, new byte[width * height]);
    }

    Plane copy() {
      return new Plane(width, height, samples.clone());
    }
  }

  static Picture empty(FrameSize size) {
    int columns = size.macroblockColumns();
    int rows = size.macroblockRows();
    return new Picture(
        Plane.empty(16 * columns, 16 * rows),
        Plane.empty(8 * columns, 8 * rows),
        Plane.empty(8 * columns, 8 * rows));
  }

  Picture copy() {
    return new Picture(luma.copy(), blue.copy(), red.copy());
  }

  int macroblockColumns() {
    return luma.width() / 16;
  }

  int macroblockRows() {
    return luma.height() / 16;
  }
}
