/** The fake behind a port. */
@NullMarked
package dev.kinoport.cli.serve;

import org.jspecify.annotations.NullMarked;
