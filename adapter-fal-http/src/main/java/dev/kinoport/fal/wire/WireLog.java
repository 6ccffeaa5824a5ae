package dev.kinoport.fal.wire;

import org.jspecify.annotations.Nullable;

/**
 * One line that the model wrote.
 *
 * @param message the text
 * @param timestamp ISO 8601, with or without a zone
 */
public record WireLog(@Nullable String message, @Nullable String timestamp) {}
