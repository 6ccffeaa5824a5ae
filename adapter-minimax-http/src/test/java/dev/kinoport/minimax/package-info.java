/** MiniMax's adapter against raw answers and against the emulator. */
@NullMarked
package dev.kinoport.minimax;

import org.jspecify.annotations.NullMarked;
