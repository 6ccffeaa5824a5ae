package dev.kinoport.clipwriter.image;

import dev.kinoport.clipwriter.image.ImageFailure.Damaged;
import dev.kinoport.clipwriter.image.ImageFailure.Truncated;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Walks the chunks of a WebP file (RFC 9649). */
final class WebpStructure {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int LOSSY = 0x20385056; // "VP8 "
  private static final int LOSSLESS = 0x4C385056; // "VP8L"
  private static final int ALPHA = 0x48504C41; // "ALPH"
  private static final int EXIF = 0x46495845; // "EXIF"
  private static final int FRAME = 0x464D4E41; // "ANMF"
  private static final int FRAME_HEADER = 16;
  private static final int EDGE_MASK = 0x3FFF;

  private WebpStructure() {}

  static ImageStructure read(ByteBuffer file) throws ImageException {
    ByteBuffer little = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    long end = Integer.toUnsignedLong(little.getInt(4)) + 8;
    if (end > little.limit()) {
      throw new ImageException(new Truncated(ImageFormat.WEBP.label()));
    }
    int image = -1;
    Orientation orientation = Orientation.UPRIGHT;
    long at = FIRST_CHUNK;
    while (at + CHUNK_HEADER <= end) {
      int chunk = (int) at;
      int type = little.getInt(chunk);
      long length = Integer.toUnsignedLong(little.getInt(chunk + 4));
      if (image < 0) {
        image = imageIn(little, chunk);
      }
      if (type == EXIF && length < end) {
        orientation = Exif.orientation(file, chunk + CHUNK_HEADER, (int) length);
      }
      at += CHUNK_HEADER + length + (length & 1);
    }
    if (image < 0) {
      throw new ImageException(new Damaged(ImageFormat.WEBP.label(), "no image in it"));
    }
    return header(little, image, orientation);
  }

  /** Where the picture begins that a chunk holds, -1 if it holds none: of a film the first. */
  private static int imageIn(ByteBuffer little, int chunk) {
    int type = little.getInt(chunk);
    if (type == FRAME) {
      return afterAlpha(little, chunk + CHUNK_HEADER + FRAME_HEADER);
    }
    return isImage(type) ? chunk : -1;
  }

  private static int afterAlpha(ByteBuffer little, int chunk) {
    if (little.getInt(chunk) != ALPHA) {
      return isImage(little.getInt(chunk)) ? chunk : -1;
    }
    long length = Integer.toUnsignedLong(little.getInt(chunk + 4));
    long next = chunk + CHUNK_HEADER + length + (length & 1);
    boolean isThere = next + CHUNK_HEADER <= little.limit();
    return isThere && isImage(little.getInt((int) next)) ? (int) next : -1;
  }

  private static boolean isImage(int type) {
    return type == LOSSY || type == LOSSLESS;
  }

  /** The size is that of the image itself, which is what gets decoded, not that of the canvas. */
  private static ImageStructure header(ByteBuffer little, int image, Orientation orientation)
      throws ImageException {
    int data = image + CHUNK_HEADER;
    if (little.getInt(image) == LOSSY) {
      int width = little.getShort(data + 6) & EDGE_MASK;
      int height = little.getShort(data + 8) & EDGE_MASK;
      return ImageStructure.of(ImageFormat.WEBP, width, height, orientation);
    }
    int edges = little.getInt(data + 1);
    int width = (edges & EDGE_MASK) + 1;
    int height = (edges >> 14 & EDGE_MASK) + 1;
    return ImageStructure.of(ImageFormat.WEBP, width, height, orientation);
  }
}
