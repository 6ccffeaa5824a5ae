package dev.kinoport.model;

import io.vavr.control.Option;

/**
 * How long the clip shall be, in frames.
 *
 * @param name canonical name
 * @param field the provider's name
 * @param required whether a request needs it
 * @param min fewest frames
 * @param max most frames
 * @param fallback sent when the caller says nothing
 * @param form how the number is written
 */
public record FramesInput(
    String name,
    String field,
    boolean required,
    int min,
    int max,
    Option<Integer> fallback,
    WireForm form)
    implements Input {}
