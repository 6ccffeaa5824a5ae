package dev.kinoport.clipwriter.scene;

import dev.kinoport.clipwriter.image.Plane;

/**
 * One picture as H.264 codes it: luma, and chroma at half the size, in whole macroblocks.
 *
 * @param luma how light
 * @param blue how much bluer than grey
 * @param red how much redder than grey
 */
public record Picture(Plane luma, Plane blue, Plane red) {
  static Picture empty(FrameSize size) {
    int columns = size.macroblockColumns();
    int rows = size.macroblockRows();
    return new Picture(
        Plane.empty(16 * columns, 16 * rows),
        Plane.empty(8 * columns, 8 * rows),
        Plane.empty(8 * columns, 8 * rows));
  }

  /** One with samples of its own. */
  public Picture copy() {
    return new Picture(luma.copy(), blue.copy(), red.copy());
  }

  /** Width in macroblocks. */
  public int macroblockColumns() {
    return luma.width() / 16;
  }

  /** Height in macroblocks. */
  public int macroblockRows() {
    return luma.height() / 16;
  }
}
