package dev.kinoport.emulator.tape.check;

/**
 * A point at which the emulator answers otherwise than the shop did.
 *
 * @param number of the exchange on the tape
 * @param call which call it is
 * @param where in the answer, such as {@code status}, {@code header retry-after} or {@code
 *     body.video.url}
 * @param shop what the shop said there
 * @param emulator what the emulator says
 */
public record TapeDifference(int number, String call, String where, String shop, String emulator) {
  /** One line for a person. */
  @Override
  public String toString() {
    return "%s: the shop says %s, the emulator %s".formatted(where, shop, emulator);
  }
}
