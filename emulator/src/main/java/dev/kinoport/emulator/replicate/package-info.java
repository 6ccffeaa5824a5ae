/**
 * Replicate's API of predictions, as its pages and recordings describe it, with the world of the
 * fake behind it. Where they are open, {@link dev.kinoport.emulator.reading.Reading} says which
 * side is taken.
 */
@NullMarked
package dev.kinoport.emulator.replicate;

import org.jspecify.annotations.NullMarked;
