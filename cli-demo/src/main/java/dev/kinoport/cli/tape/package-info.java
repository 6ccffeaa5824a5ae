/** Conversations with the shop, recorded, played back and held against the emulator. */
@NullMarked
package dev.kinoport.cli.tape;

import org.jspecify.annotations.NullMarked;
