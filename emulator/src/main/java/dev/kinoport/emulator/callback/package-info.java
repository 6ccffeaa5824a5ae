/** Calling clients back, whichever shop does: on this machine only, with every attempt noted. */
@NullMarked
package dev.kinoport.emulator.callback;

import org.jspecify.annotations.NullMarked;
