package dev.kinoport.clipwriter.mp4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of the boxes an ISO base media file is nested from (ISO/IEC 14496-12 clause 4.2). */
final class Mp4Box {
  private Mp4Box() {}

  static byte[] box(String type, byte[]... content) {
    byte[] body = join(content);
    return join(int32(8 + body.length), latin(type), body);
  }

  /** A box that starts with a version, always 0 here, and flags. */
  static byte[] fullBox(String type, int flags, byte[]... content) {
    return box(type, int32(flags), join(content));
  }

  static byte[] int32(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      buffer.putInt(value);
    }
    return buffer.array();
  }

  static byte[] int16(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * values.length);
    for (int value : values) {
      buffer.putShort((short) value);
    }
    return buffer.array();
  }

  static byte[] int8(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put((byte) value);
    }
    return buffer.array();
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] join(byte[]... parts) {
    int size = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteBuffer buffer = ByteBuffer.allocate(size);
    for (byte[] part : parts) {
      buffer.put(part);
    }
    return buffer.array();
  }
}
