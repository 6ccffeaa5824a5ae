/**
 * The {@code kinoport} command: the only code that reads the environment, writes to the console and
 * ends the process.
 */
@NullMarked
package dev.kinoport.cli;

import org.jspecify.annotations.NullMarked;
