package dev.kinoport.clipwriter.image;

import dev.kinoport.clipwriter.image.ImageFailure.Truncated;
import java.nio.ByteBuffer;

/** Walks the chunks of a PNG file (W3C PNG, third edition, clause 5). */
final class PngStructure {
  private static final int FIRST_CHUNK = 8;
  private static final int CHUNK_FRAME = 12;
  private static final int END = 0x49454E44; // IEND
  private static final int EXIF = 0x65584966; // eXIf

  private PngStructure() {}

  static ImageStructure read(ByteBuffer file) throws ImageException {
    long width = Integer.toUnsignedLong(file.getInt(FIRST_CHUNK + 8));
    long height = Integer.toUnsignedLong(file.getInt(FIRST_CHUNK + 12));
    Orientation orientation = Orientation.UPRIGHT;
    long at = FIRST_CHUNK;
    while (at + CHUNK_FRAME <= file.limit()) {
      long length = Integer.toUnsignedLong(file.getInt((int) at));
      int type = file.getInt((int) at + 4);
      if (type == EXIF && length < file.limit()) {
        orientation = Exif.orientation(file, (int) at + 8, (int) length);
      }
      at += CHUNK_FRAME + length;
      if (type == END && at <= file.limit()) {
        return ImageStructure.of(ImageFormat.PNG, width, height, orientation);
      }
    }
    throw new ImageException(new Truncated(ImageFormat.PNG.label()));
  }
}
