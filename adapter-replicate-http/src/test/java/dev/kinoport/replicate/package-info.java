/** Replicate's adapter against raw answers and against the emulator. */
@NullMarked
package dev.kinoport.replicate;

import org.jspecify.annotations.NullMarked;
