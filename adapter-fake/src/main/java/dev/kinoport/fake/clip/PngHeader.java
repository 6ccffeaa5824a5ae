package dev.kinoport.fake.clip;

import dev.kinoport.fake.clip.ImageFailure.Truncated;
import io.vavr.control.Either;
import java.nio.ByteBuffer;

/** Walks the chunks of a PNG file (W3C PNG, third edition, clause 5). */
final class PngHeader {
  private static final int FIRST_CHUNK = 8;
  private static final int CHUNK_FRAME = 12;
  private static final int END = 0x49454E44; // IEND
  private static final int EXIF = 0x65584966; // eXIf

  private PngHeader() {}

  static Either<ImageFailure, ImageHeader> read(ByteBuffer file) {
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
        return ImageHeader.of(ImageFormat.PNG, width, height, orientation);
      }
    }
    return Either.left(new Truncated(ImageFormat.PNG.label()));
  }
}
