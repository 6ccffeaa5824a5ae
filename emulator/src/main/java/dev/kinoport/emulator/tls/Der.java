package dev.kinoport.emulator.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the few shapes of ASN.1 that a certificate is made of (X.690, distinguished encoding). */
final class Der {
  private static final int BOOLEAN = 0x01;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int OBJECT_ID = 0x06;
  private static final int UTF8_STRING = 0x0C;
  private static final int UTC_TIME = 0x17;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int CONTEXT = 0xA0;
  private static final int CONTEXT_PRIMITIVE = 0x80;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(SEQUENCE, joined(parts));
  }

  static byte[] set(byte[]... parts) {
    return tagged(SET, joined(parts));
  }

  /** An explicit tag around a whole value. */
  static byte[] context(int number, byte[] value) {
    return tagged(CONTEXT | number, value);
  }

  /** An implicit tag in place of a simple value's own. */
  static byte[] contextPrimitive(int number, byte[] content) {
    return tagged(CONTEXT_PRIMITIVE | number, content);
  }

  static byte[] integer(BigInteger value) {
    return tagged(INTEGER, value.toByteArray());
  }

  static byte[] yes() {
    return tagged(BOOLEAN, new byte[] {(byte) 0xFF});
  }

  static byte[] bits(byte[] bytes) {
    return tagged(BIT_STRING, joined(new byte[] {0}, bytes));
  }

  /** A set of at most eight flags; those that are never used at its end are left out. */
  static byte[] flags(int bits) {
    byte unused = (byte) Integer.numberOfTrailingZeros(bits);
    return tagged(BIT_STRING, new byte[] {unused, (byte) bits});
  }

  static byte[] octets(byte[] bytes) {
    return tagged(OCTET_STRING, bytes);
  }

  static byte[] text(String text) {
    return tagged(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A moment such as {@code 260101000000Z}. */
  static byte[] time(String text) {
    return tagged(UTC_TIME, text.getBytes(StandardCharsets.US_ASCII));
  }

  /** A dotted name such as {@code 2.5.4.3}. */
  static byte[] objectId(String dotted) {
    int[] arcs = Arrays.stream(dotted.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(arcs[0] * 40 + arcs[1]);
    for (int i = 2; i < arcs.length; i++) {
      content.writeBytes(base128(arcs[i]));
    }
    return tagged(OBJECT_ID, content.toByteArray());
  }

  private static byte[] base128(int arc) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int shift = 28; shift >= 0; shift -= 7) {
      if (arc >> shift > 0 || shift == 0) {
        bytes.write(((arc >> shift) & 0x7F) | (shift > 0 ? 0x80 : 0));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] tagged(int tag, byte[] content) {
    return joined(new byte[] {(byte) tag}, length(content.length), content);
  }

  private static byte[] length(int length) {
    if (length < 0x80) {
      return new byte[] {(byte) length};
    }
    byte[] digits = BigInteger.valueOf(length).toByteArray();
    int from = digits[0] == 0 ? 1 : 0;
    byte[] significant = Arrays.copyOfRange(digits, from, digits.length);
    return joined(new byte[] {(byte) (0x80 | significant.length)}, significant);
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
