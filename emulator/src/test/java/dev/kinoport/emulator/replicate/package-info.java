/** Replicate's wire as a client sees it. */
@NullMarked
package dev.kinoport.emulator.replicate;

import org.jspecify.annotations.NullMarked;
