package dev.kinoport.clip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** MP4 files written box by box. */
final class TestClips {
  private static final int HANDLER_VIDEO = 0x76696465;
  private static final int HANDLER_SOUND = 0x736F756E;

  private TestClips() {}

  /** 1366 x 768 px, 141 frames in 5.875 s, a track of sound before it. */
  static byte[] whole() {
    byte[] sound = track(HANDLER_SOUND, 0, 0, mediaHeader(48_000, 282_000), 275);
    byte[] video = track(HANDLER_VIDEO, 1366, 768, mediaHeader(24_000, 141_000), 141);
    return file(box("moov", box("mvhd", new byte[100]), sound, video));
  }

  static byte[] soundOnly() {
    return file(box("moov", track(HANDLER_SOUND, 0, 0, mediaHeader(48_000, 48_000), 47)));
  }

  static byte[] video(byte[] mediaHeader, int frames) {
    return file(box("moov", track(HANDLER_VIDEO, 640, 360, mediaHeader, frames)));
  }

  static byte[] file(byte[]... boxes) {
    return joined(
        box("ftyp", "isom0000isom".getBytes(StandardCharsets.ISO_8859_1)),
        joined(boxes),
        box("mdat", new byte[3_000]));
  }

  static byte[] mediaHeader(int scale, int ticks) {
    ByteBuffer body = ByteBuffer.allocate(24);
    body.putInt(12, scale).putInt(16, ticks);
    return box("mdhd", body.array());
  }

  /** The form with 64-bit times. */
  static byte[] longMediaHeader(int scale, long ticks) {
    ByteBuffer body = ByteBuffer.allocate(36);
    body.put(0, (byte) 1).putInt(20, scale).putLong(24, ticks);
    return box("mdhd", body.array());
  }

  static byte[] box(String kind, byte[]... content) {
    byte[] body = joined(content);
    return ByteBuffer.allocate(8 + body.length)
        .putInt(8 + body.length)
        .put(kind.getBytes(StandardCharsets.ISO_8859_1))
        .put(body)
        .array();
  }

  /** A box whose length is written with 64 bits. */
  static byte[] longBox(String kind, byte[] body) {
    return ByteBuffer.allocate(16 + body.length)
        .putInt(1)
        .put(kind.getBytes(StandardCharsets.ISO_8859_1))
        .putLong(16L + body.length)
        .put(body)
        .array();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] track(int handler, int width, int height, byte[] mediaHeader, int samples) {
    ByteBuffer shape = ByteBuffer.allocate(84);
    shape.putInt(76, width << 16).putInt(80, height << 16);
    ByteBuffer kind = ByteBuffer.allocate(24).putInt(8, handler);
    ByteBuffer sizes = ByteBuffer.allocate(12).putInt(4, 7).putInt(8, samples);
    return track(shape.array(), kind.array(), mediaHeader, box("stsz", sizes.array()));
  }

  /** A second and a picture for each of the sizes, in a table of them, as tools write it. */
  static byte[] videoOf(byte[] media, int... pictures) {
    return joined(
        box("ftyp", "isom0000isom".getBytes(StandardCharsets.ISO_8859_1)),
        box("mdat", media),
        box("moov", videoTrack(pictures)));
  }

  /** A picture of ten bytes behind the index, which looks for it at these places. */
  static byte[] placed(byte[] places) {
    byte[] sizes = ByteBuffer.allocate(12).putInt(4, 10).putInt(8, 1).array();
    return joined(
        box("ftyp", "isom0000isom".getBytes(StandardCharsets.ISO_8859_1)),
        box("moov", pictures(mediaHeader(1, 1), joined(box("stsz", sizes), places))),
        box("mdat", new byte[10]));
  }

  /** The same in fragments, whose index may tell of pictures that are in none of them. */
  static byte[] fragments(byte[] media, int... pictures) {
    return joined(
        box("ftyp", "isom0000isom".getBytes(StandardCharsets.ISO_8859_1)),
        box("moov", videoTrack(pictures)),
        box("moof", new byte[16]),
        box("mdat", media));
  }

  private static byte[] videoTrack(int... pictures) {
    ByteBuffer sizes = ByteBuffer.allocate(12 + 4 * pictures.length).putInt(8, pictures.length);
    for (int i = 0; i < pictures.length; i++) {
      sizes.putInt(12 + 4 * i, pictures[i]);
    }
    return pictures(mediaHeader(1, pictures.length), box("stsz", sizes.array()));
  }

  private static byte[] pictures(byte[] mediaHeader, byte[] tables) {
    ByteBuffer shape = ByteBuffer.allocate(84);
    shape.putInt(76, 640 << 16).putInt(80, 360 << 16);
    ByteBuffer handler = ByteBuffer.allocate(24).putInt(8, HANDLER_VIDEO);
    return track(shape.array(), handler.array(), mediaHeader, tables);
  }

  private static byte[] track(byte[] shape, byte[] kind, byte[] mediaHeader, byte[] sizes) {
    return box(
        "trak",
        box("tkhd", shape),
        box("mdia", mediaHeader, box("hdlr", kind), box("minf", box("stbl", sizes))));
  }
}
