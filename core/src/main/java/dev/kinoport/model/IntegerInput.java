package dev.kinoport.model;

import io.vavr.control.Option;

/**
 * A whole number: seed, steps, frame rate.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param min smallest; -1 for a seed of which -1 means random
 * @param max largest
 * @param fallback sent when the caller says nothing
 */
public record IntegerInput(
    String name, String field, boolean required, long min, long max, Option<Long> fallback)
    implements Input {}
