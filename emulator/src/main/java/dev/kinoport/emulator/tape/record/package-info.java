/** Stands between a client and a shop, and writes down what they say. */
@NullMarked
package dev.kinoport.emulator.tape.record;

import org.jspecify.annotations.NullMarked;
