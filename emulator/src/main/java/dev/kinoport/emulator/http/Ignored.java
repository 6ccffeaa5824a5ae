package dev.kinoport.emulator.http;

/**
 * A part of a call that does nothing at the real fal, and what to know about it.
 *
 * @param field where it is, such as {@code header.idempotency-key} or {@code body.promt}
 * @param text what becomes of it
 */
public record Ignored(String field, String text) {
  /** A name may have any length, and is kept with the first warning of its kind. */
  private static final int LONGEST = 1_000;

  public Ignored {
    field = beginning(field);
    text = beginning(text);
  }

  private static String beginning(String whole) {
    return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "...";
  }
}
