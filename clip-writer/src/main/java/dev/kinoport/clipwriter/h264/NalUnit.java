package dev.kinoport.clipwriter.h264;

import java.util.Arrays;

/** Wraps a raw byte sequence payload into a NAL unit (H.264 clause 7.3.1). */
enum NalUnit {
  /** A picture nothing refers to. */
  DISPOSABLE_SLICE(0, 1),
  /** A picture that others refer to. */
  REFERENCE_SLICE(2, 1),
  /** The picture at which decoding starts. */
  IDR_SLICE(3, 5),
  SEQUENCE_PARAMETERS(3, 7),
  PICTURE_PARAMETERS(3, 8);

  private final byte header;

  NalUnit(int referenceIdc, int type) {
    header = (byte) (referenceIdc << 5 | type);
  }

  /** Header and payload, kept free of start codes by emulation prevention bytes. */
  byte[] wrap(BitWriter payload) {
    byte[] raw = payload.toByteArray();
    byte[] unit = new byte[1 + raw.length + raw.length / 2];
    unit[0] = header;
    int size = 1;
    int zeros = 0;
    for (byte value : raw) {
      if (zeros == 2 && value >= 0 && value <= 3) {
        unit[size++] = 3;
        zeros = 0;
      }
      unit[size++] = value;
      zeros = value == 0 ? zeros + 1 : 0;
    }
    return Arrays.copyOf(unit, size);
  }
}
