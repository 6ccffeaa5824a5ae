/** How the emulator reads fal's documentation where that is open, and how strict it is. */
@NullMarked
package dev.kinoport.emulator.reading;

import org.jspecify.annotations.NullMarked;
