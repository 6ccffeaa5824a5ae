/** The two streams of a command: lines, colours, and the progress of whoever waits. */
@NullMarked
package dev.kinoport.cli.console;

import org.jspecify.annotations.NullMarked;
