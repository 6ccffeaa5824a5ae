/** How a command ends: the failure, its one word for programs, and the exit code. */
@NullMarked
package dev.kinoport.cli.outcome;

import org.jspecify.annotations.NullMarked;
