/**
 * The workers that live at the moment, seen from outside: how each is to end, what it says, and
 * what it is asked for.
 */
@NullMarked
package dev.kinoport.chaos.crew;

import org.jspecify.annotations.NullMarked;
