/** MiniMax's wire, byte for byte. */
@NullMarked
package dev.kinoport.emulator.minimax;

import org.jspecify.annotations.NullMarked;
