package dev.kinoport.clipwriter.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds the orientation in Exif data, which is a small TIFF file. */
final class Exif {
  private static final int LITTLE_ENDIAN = 0x4949;
  private static final int ORIENTATION_TAG = 0x0112;
  private static final int ENTRY_SIZE = 12;

  private Exif() {}

  /** Reads {@code length} bytes from {@code from}; broken Exif data changes nothing. */
  static Orientation orientation(ByteBuffer file, int from, int length) {
    if (length < 8 || from + length > file.limit()) {
      return Orientation.UPRIGHT;
    }
    ByteBuffer tiff = file.slice(from, length);
    boolean isLittle = (tiff.getShort(0) & 0xFFFF) == LITTLE_ENDIAN;
    tiff.order(isLittle ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > length - 2) {
      return Orientation.UPRIGHT;
    }
    int count = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < count; i++) {
      int entry = directory + 2 + i * ENTRY_SIZE;
      if (entry > length - ENTRY_SIZE) {
        return Orientation.UPRIGHT;
      }
      if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION_TAG) {
        return Orientation.ofExif(tiff.getShort(entry + 8) & 0xFFFF);
      }
    }
    return Orientation.UPRIGHT;
  }
}
