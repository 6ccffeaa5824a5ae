package dev.kinoport.media;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Bounds-checked looks into an image. Ask {@link #has} first; the rest is a defect. */
final class ByteView {
  private final byte[] bytes;

  ByteView(byte[] bytes) {
    this.bytes = bytes;
  }

  int length() {
    return bytes.length;
  }

  boolean has(long offset, int count) {
    return offset >= 0 && offset <= bytes.length - (long) count;
  }

  boolean hasText(int offset, String latin1) {
    return hasAll(offset, latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  boolean hasBytes(int offset, int... expected) {
    byte[] wanted = new byte[expected.length];
    for (int i = 0; i < expected.length; i++) {
      wanted[i] = (byte) expected[i];
    }
    return hasAll(offset, wanted);
  }

  /** Some bytes as text; shorter if the image ends before. */
  String text(int offset, int count) {
    int end = Math.min(bytes.length, offset + count);
    return new String(bytes, offset, Math.max(0, end - offset), StandardCharsets.ISO_8859_1);
  }

  int u8(int offset) {
    return bytes[offset] & 0xFF;
  }

  int u16Big(int offset) {
    return u8(offset) << 8 | u8(offset + 1);
  }

  int u16Little(int offset) {
    return u8(offset + 1) << 8 | u8(offset);
  }

  int u24Little(int offset) {
    return u8(offset + 2) << 16 | u16Little(offset);
  }

  /** Four bytes, high one first; over 2^31 it is negative. */
  int s32Big(int offset) {
    return u16Big(offset) << 16 | u16Big(offset + 2);
  }

  /** Four bytes, low one first; over 2^31 it is negative. */
  int s32Little(int offset) {
    return u16Little(offset + 2) << 16 | u16Little(offset);
  }

  /** What they sum up to, as PNG has it; over 2^31 it is negative. */
  int crc32(int offset, int count) {
    CRC32 sum = new CRC32();
    sum.update(bytes, offset, count);
    return (int) sum.getValue();
  }

  private boolean hasAll(int offset, byte[] wanted) {
    return has(offset, wanted.length)
        && Arrays.equals(bytes, offset, offset + wanted.length, wanted, 0, wanted.length);
  }
}
