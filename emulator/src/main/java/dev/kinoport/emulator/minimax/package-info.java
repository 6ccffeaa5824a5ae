/**
 * MiniMax's first API of videos, as its pages describe it, with the world of the fake behind it.
 * Where they are open, {@link dev.kinoport.emulator.reading.Reading} says which side is taken.
 */
@NullMarked
package dev.kinoport.emulator.minimax;

import org.jspecify.annotations.NullMarked;
