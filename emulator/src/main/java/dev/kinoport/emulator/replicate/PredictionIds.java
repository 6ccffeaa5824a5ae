package dev.kinoport.emulator.replicate;

import io.vavr.control.Option;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Replicate's names: 26 small letters and digits. They are the world's own names in another
 * spelling, so that the next server of a kept world gives the same ones.
 */
final class PredictionIds {
  private static final Pattern FORM = Pattern.compile("[0-7][0-9a-v]{25}");
  private static final int RADIX = 32;
  private static final int LENGTH = 26;

  private PredictionIds() {}

  /** The name of one of the world's requests. */
  static String of(String requestId) {
    UUID uuid = UUID.fromString(requestId);
    byte[] bytes =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(uuid.getMostSignificantBits())
            .putLong(uuid.getLeastSignificantBits())
            .array();
    String digits = new BigInteger(1, bytes).toString(RADIX);
    return "0".repeat(LENGTH - digits.length()) + digits;
  }

  /** The name of something that the world does not know. */
  static String named(String what) {
    return of(UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString());
  }

  /** The world's name behind one of these. */
  static Option<String> requestId(String id) {
    return Option.when(
        FORM.matcher(id).matches(),
        () -> {
          BigInteger number = new BigInteger(id, RADIX);
          return new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue()).toString();
        });
  }
}
