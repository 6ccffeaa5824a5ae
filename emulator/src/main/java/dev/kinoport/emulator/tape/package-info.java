/**
 * What was said between a client and a shop, written down without what must not be known: the form
 * of a tape, and what is taken out before it is written.
 */
@NullMarked
package dev.kinoport.emulator.tape;

import org.jspecify.annotations.NullMarked;
