package dev.kinoport.clipwriter.image;

import dev.kinoport.clipwriter.image.ImageFailure.Damaged;
import java.nio.ByteBuffer;

/** Walks the blocks of a GIF file to the end of its first image (GIF89a, clauses 18 to 22). */
final class GifStructure {
  private static final int SCREEN_FLAGS = 10;
  private static final int FIRST_BLOCK = 13;
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2C;
  private static final int IMAGE_DESCRIPTOR_SIZE = 10;

  private GifStructure() {}

  static ImageStructure read(ByteBuffer file) throws ImageException {
    int at = FIRST_BLOCK + paletteSize(file.get(SCREEN_FLAGS));
    while ((file.get(at) & 0xFF) == EXTENSION) {
      at = afterData(file, at + 2);
    }
    if ((file.get(at) & 0xFF) != IMAGE) {
      throw new ImageException(new Damaged(ImageFormat.GIF.label(), "no image in it"));
    }
    int width = Short.toUnsignedInt(Short.reverseBytes(file.getShort(at + 5)));
    int height = Short.toUnsignedInt(Short.reverseBytes(file.getShort(at + 7)));
    int data = at + IMAGE_DESCRIPTOR_SIZE + paletteSize(file.get(at + 9)) + 1;
    afterData(file, data);
    return ImageStructure.of(ImageFormat.GIF, width, height, Orientation.UPRIGHT);
  }

  private static int paletteSize(byte flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  /** Skips sub-blocks, each led by its length, up to and with the empty one. */
  private static int afterData(ByteBuffer file, int from) {
    int at = from;
    while (file.get(at) != 0) {
      at += 1 + (file.get(at) & 0xFF);
    }
    return at + 1;
  }
}
