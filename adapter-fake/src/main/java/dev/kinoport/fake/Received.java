package dev.kinoport.fake;

import dev.kinoport.provider.SubmitAnswer;
import java.time.Instant;

/**
 * One submit, as the fake provider saw it.
 *
 * @param generationId our name for the generation
 * @param endpoint what was called
 * @param requestHash what was asked for
 * @param answer what was answered, whether or not the answer arrived
 * @param at when
 */
public record Received(
    String generationId, String endpoint, String requestHash, SubmitAnswer answer, Instant at) {}
