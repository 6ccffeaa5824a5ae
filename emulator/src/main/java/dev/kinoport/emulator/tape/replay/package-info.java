/** Plays a tape back to a client. */
@NullMarked
package dev.kinoport.emulator.tape.replay;

import org.jspecify.annotations.NullMarked;
