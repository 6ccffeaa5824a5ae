/**
 * Commands about what was ordered before. They need the journal alone: look at it, go on with it,
 * decide about it.
 */
@NullMarked
package dev.kinoport.cli.journal;

import org.jspecify.annotations.NullMarked;
