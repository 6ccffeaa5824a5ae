/** The {@code kinoport} command. */
@NullMarked
package dev.kinoport.cli;

import org.jspecify.annotations.NullMarked;
