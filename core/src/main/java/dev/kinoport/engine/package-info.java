/** Moves generations on, one step at a time, and decides when to look again. */
@NullMarked
package dev.kinoport.engine;

import org.jspecify.annotations.NullMarked;
