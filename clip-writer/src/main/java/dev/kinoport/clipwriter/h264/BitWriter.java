package dev.kinoport.clipwriter.h264;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bits of one syntax structure, most significant first, with the codes of H.264 clause 9.1. */
final class BitWriter {
  private int[] words;
  private int size;
  private long pending;
  private int pendingBits;

  BitWriter(int expectedBytes) {
    words = new int[expectedBytes / 4 + 4];
  }

  /** Appends the lowest {@code length} bits of {@code value}, at most 32. */
  void bits(int value, int length) {
    pending = pending << length | (value & (1L << length) - 1);
    pendingBits += length;
    if (pendingBits >= 32) {
      pendingBits -= 32;
      append((int) (pending >>> pendingBits));
    }
  }

  void flag(boolean value) {
    bits(value ? 1 : 0, 1);
  }

  /** Exp-Golomb code of a number from 0 to 65534: {@code ue(v)} of the standard. */
  void unsigned(int value) {
    int code = value + 1;
    int length = 32 - Integer.numberOfLeadingZeros(code);
    bits(code, 2 * length - 1);
  }

  /** Exp-Golomb code of a number from -32767 to 32767: {@code se(v)} of the standard. */
  void signed(int value) {
    unsigned(value > 0 ? 2 * value - 1 : -2 * value);
  }

  void alignWithZeros() {
    bits(0, -pendingBits & 7);
  }

  /** Closes a raw byte sequence payload: a stop bit, then zeros to the next byte. */
  void stop() {
    bits(1, 1);
    alignWithZeros();
  }

  /** Number of bits written. */
  long position() {
    return 32L * size + pendingBits;
  }

  /** Forgets all bits after an earlier {@link #position()}. */
  void rewind(long position) {
    int whole = (int) (position >>> 5);
    int rest = (int) (position & 31);
    if (whole < size) {
      pending = Integer.toUnsignedLong(words[whole]) >>> (32 - rest);
    } else {
      pending >>>= pendingBits - rest;
    }
    size = whole;
    pendingBits = rest;
  }

  /**
   * The bytes written.
   *
   * @throws IllegalStateException if the last one is not full
   */
  byte[] toByteArray() {
    if (pendingBits % 8 != 0) {
      throw new IllegalStateException(pendingBits % 8 + " bits beyond the last whole byte");
    }
    ByteBuffer bytes = ByteBuffer.allocate(4 * size + pendingBits / 8);
    for (int i = 0; i < size; i++) {
      bytes.putInt(words[i]);
    }
    for (int bits = pendingBits; bits > 0; bits -= 8) {
      bytes.put((byte) (pending >>> (bits - 8)));
    }
    return bytes.array();
  }

  private void append(int word) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
    }
    words[size++] = word;
  }
}
