package dev.kinoport.clipwriter.image;

import dev.kinoport.clipwriter.image.ImageFailure.Damaged;
import dev.kinoport.clipwriter.image.ImageFailure.Truncated;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Walks the chunks of a PNG file (W3C PNG, third edition, clause 5). */
final class PngStructure {
  private static final int FIRST_CHUNK = 8;
  private static final int CHUNK_FRAME = 12;
  private static final int END = 0x49454E44; // IEND
  private static final int EXIF = 0x65584966; // eXIf

  /** A first letter in lower case: whoever cannot read such a chunk shows the image without. */
  private static final int ANCILLARY = 0x20000000;

  private PngStructure() {}

  static ImageStructure read(ByteBuffer file) throws ImageException {
    long width = Integer.toUnsignedLong(file.getInt(FIRST_CHUNK + 8));
    long height = Integer.toUnsignedLong(file.getInt(FIRST_CHUNK + 12));
    Orientation orientation = Orientation.UPRIGHT;
    boolean isDamaged = false;
    long at = FIRST_CHUNK;
    while (at + CHUNK_FRAME <= file.limit()) {
      long length = Integer.toUnsignedLong(file.getInt((int) at));
      int type = file.getInt((int) at + 4);
      if (type == EXIF && length < file.limit()) {
        orientation = Exif.orientation(file, (int) at + 8, (int) length);
      }
      long next = at + CHUNK_FRAME + length;
      if (next <= file.limit() && (type & ANCILLARY) == 0) {
        isDamaged |= crc32(file, (int) at + 4, (int) length + 4) != file.getInt((int) next - 4);
      }
      at = next;
      if (type == END && at <= file.limit()) {
        ImageStructure image = ImageStructure.of(ImageFormat.PNG, width, height, orientation);
        if (isDamaged) {
          throw new ImageException(
              new Damaged(ImageFormat.PNG.label(), "does not sum up to what it says"));
        }
        return image;
      }
    }
    throw new ImageException(new Truncated(ImageFormat.PNG.label()));
  }

  private static int crc32(ByteBuffer file, int at, int length) {
    CRC32 sum = new CRC32();
    sum.update(file.slice(at, length));
    return (int) sum.getValue();
  }
}
