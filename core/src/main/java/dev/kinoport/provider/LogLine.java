package dev.kinoport.provider;

import io.vavr.control.Option;
import java.time.Instant;

/**
 * One line that the model wrote while it worked.
 *
 * @param message the text, one line
 * @param at when, by the provider's clock, if it said so
 */
public record LogLine(String message, Option<Instant> at) {}
