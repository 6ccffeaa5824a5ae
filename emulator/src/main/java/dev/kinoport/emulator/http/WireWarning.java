package dev.kinoport.emulator.http;

import java.time.Instant;

/**
 * Something that the real fal would ignore without a word. Told once for each host and field,
 * however often it comes.
 *
 * @param at when it came last, by the provider's clock
 * @param method of the call that it came with first
 * @param host the real host that this was meant for
 * @param path on that host, of the call that it came with first
 * @param field where in the call, such as {@code header.idempotency-key}
 * @param text what becomes of it
 * @param count how often it came
 */
public record WireWarning(
    Instant at, String method, String host, String path, String field, String text, int count) {

  /** One line for a person. */
  @Override
  public String toString() {
    return "%s: %s (%s %s%s)".formatted(field, text, method, host, path);
  }
}
