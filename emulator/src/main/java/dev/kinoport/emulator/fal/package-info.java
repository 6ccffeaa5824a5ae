/**
 * What holds at every host of fal: who may come in, how errors read, and what a strict server does
 * not let pass. For the emulator alone.
 */
@NullMarked
package dev.kinoport.emulator.fal;

import org.jspecify.annotations.NullMarked;
