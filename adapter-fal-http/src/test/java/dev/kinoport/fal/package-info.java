/** The adapter against servers that behave, misbehave and vanish. */
@NullMarked
package dev.kinoport.fal;

import org.jspecify.annotations.NullMarked;
