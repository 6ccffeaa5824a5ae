package dev.kinoport.clipwriter.image;

import dev.kinoport.clipwriter.image.ImageFailure.Damaged;
import dev.kinoport.clipwriter.image.ImageFailure.Truncated;
import dev.kinoport.clipwriter.image.ImageFailure.Unsupported;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Walks the chunks of a WebP file (RFC 9649). */
final class WebpStructure {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int LOSSY = 0x20385056; // "VP8 "
  private static final int LOSSLESS = 0x4C385056; // "VP8L"
  private static final int EXTENDED = 0x58385056; // "VP8X"
  private static final int EXIF = 0x46495845; // "EXIF"
  private static final int ANIMATION_FLAG = 2;
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
      if (type == EXTENDED && (little.get(chunk + CHUNK_HEADER) & ANIMATION_FLAG) != 0) {
        throw new ImageException(new Unsupported("animated WebP", "send a still image instead"));
      }
      if (image < 0 && (type == LOSSY || type == LOSSLESS)) {
        image = chunk;
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
