/** Holds the emulator against a tape: where would it have answered otherwise? */
@NullMarked
package dev.kinoport.emulator.tape.check;

import org.jspecify.annotations.NullMarked;
