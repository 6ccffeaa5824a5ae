/** Planted. */
@NullMarked
package dev.kinoport.architecture.planted.time;

import org.jspecify.annotations.NullMarked;
