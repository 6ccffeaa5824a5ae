package dev.kinoport.media;

/** The one EXIF entry that matters here: values 5 to 8 swap the sides of the picture. */
final class ExifOrientation {
  private static final int TIFF = 6;
  private static final int ORIENTATION = 0x0112;
  private static final int ENTRY_SIZE = 12;

  private final ByteView bytes;
  private final int start;
  private final int size;
  private final boolean little;

  private ExifOrientation(ByteView bytes, int start, int size, boolean little) {
    this.bytes = bytes;
    this.start = start;
    this.size = size;
    this.little = little;
  }

  /** Looks into the body of an APP1 segment, which may hold something else. */
  static boolean isOnItsSide(ByteView bytes, int offset, int length) {
    if (length < TIFF + 8 || !bytes.hasText(offset, "Exif\0\0")) {
      return false;
    }
    boolean little = bytes.hasText(offset + TIFF, "II");
    var exif = new ExifOrientation(bytes, offset + TIFF, length - TIFF, little);
    int orientation = exif.read();
    return orientation >= 5 && orientation <= 8;
  }

  private int read() {
    int directory = little ? bytes.s32Little(start + 4) : bytes.s32Big(start + 4);
    if (!holds(directory, 2)) {
      return 1;
    }
    int entries = u16(directory);
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2L + (long) i * ENTRY_SIZE;
      if (!holds(entry, ENTRY_SIZE)) {
        return 1;
      }
      if (u16((int) entry) == ORIENTATION) {
        return u16((int) entry + 8);
      }
    }
    return 1;
  }

  private boolean holds(long offset, int count) {
    return offset >= 0 && offset + count <= size;
  }

  private int u16(int offset) {
    return little ? bytes.u16Little(start + offset) : bytes.u16Big(start + offset);
  }
}
