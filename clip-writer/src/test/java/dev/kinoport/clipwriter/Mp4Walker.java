package dev.kinoport.clipwriter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the boxes of an MP4 file, with no knowledge of how it was written. */
final class Mp4Walker {
  /**
   * One box.
   *
   * @param type its four letters
   * @param content all after its size and type
   */
  record Box(String type, ByteBuffer content) {
    int int32(int at) {
      return content.getInt(at);
    }

    int int16(int at) {
      return content.getShort(at) & 0xFFFF;
    }

    int size() {
      return content.limit();
    }
  }

  private Mp4Walker() {}

  /** All boxes side by side; fails unless they fill the bytes to the last. */
  static List<Box> boxes(ByteBuffer bytes) {
    List<Box> boxes = new ArrayList<>();
    int at = 0;
    while (at < bytes.limit()) {
      int size = bytes.getInt(at);
      byte[] type = new byte[4];
      bytes.get(at + 4, type);
      boxes.add(
          new Box(new String(type, StandardCharsets.ISO_8859_1), bytes.slice(at + 8, size - 8)));
      at += size;
    }
    return boxes;
  }

  /** The box found by a path such as {@code moov/trak/tkhd}. */
  static Box find(byte[] file, String path) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    Box found = new Box("file", bytes);
    for (String type : List.of(path.split("/", -1))) {
      found =
          boxes(found.content()).stream()
              .filter(box -> box.type().equals(type))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no " + type + " in " + path));
    }
    return found;
  }
}
