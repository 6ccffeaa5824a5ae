package dev.kinoport.emulator.http;

/**
 * A part of a call that does nothing at the real fal, and what to know about it.
 *
 * @param field where it is, such as {@code header.idempotency-key} or {@code body.promt}
 * @param text what becomes of it
 */
public record Ignored(String field, String text) {}
