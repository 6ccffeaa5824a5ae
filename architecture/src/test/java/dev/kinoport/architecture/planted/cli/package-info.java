/** Planted. */
@NullMarked
package dev.kinoport.architecture.planted.cli;

import org.jspecify.annotations.NullMarked;
