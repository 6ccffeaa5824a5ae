package dev.kinoport.fake.clip;

import java.util.Arrays;

/** Bits of one syntax structure, most significant first, with the codes of H.264 clause 9.1. */
final class BitWriter {
  private byte[] bytes;
  private int size;
  private long pending;
  private int pendingBits;

  BitWriter(int expectedBytes) {
    bytes = new byte[Math.max(16, expectedBytes)];
  }

  /** Appends the lowest {@code length} bits of {@code value}, at most 32. */
  void bits(int value, int length) {
    pending = pending << length | (value & (1L << length) - 1);
    pendingBits += length;
    while (pendingBits >= 8) {
      pendingBits -= 8;
      append((byte) (pending >>> pendingBits));
    }
  }

  void flag(boolean value) {
    bits(value ? 1 : 0, 1);
  }

  /** Exp-Golomb code of a number from 0: {@code ue(v)} of the standard. */
  void unsigned(int value) {
    int code = value + 1;
    int length = 32 - Integer.numberOfLeadingZeros(code);
    bits(0, length - 1);
    bits(code, length);
  }

  /** Exp-Golomb code of any number: {@code se(v)} of the standard. */
  void signed(int value) {
    unsigned(value > 0 ? 2 * value - 1 : -2 * value);
  }

  void alignWithZeros() {
    if (pendingBits > 0) {
      bits(0, 8 - pendingBits);
    }
  }

  /** Closes a raw byte sequence payload: a stop bit, then zeros to the next byte. */
  void stop() {
    bits(1, 1);
    alignWithZeros();
  }

  /** Number of bits written. */
  long position() {
    return 8L * size + pendingBits;
  }

  /** Forgets all bits after an earlier {@link #position()}. */
  void rewind(long position) {
    int whole = (int) (position >>> 3);
    int rest = (int) (position & 7);
    if (whole < size) {
      pending = (bytes[whole] & 0xFF) >>> 8 - rest;
    } else {
      pending >>>= pendingBits - rest;
    }
    size = whole;
    pendingBits = rest;
  }

  /** The bytes written; the last one must be full. */
  byte[] toByteArray() {
    if (pendingBits != 0) {
      throw new IllegalStateException(pendingBits + " bits beyond the last whole byte");
    }
    return Arrays.copyOf(bytes, size);
  }

  private void append(byte value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = value;
  }
}
