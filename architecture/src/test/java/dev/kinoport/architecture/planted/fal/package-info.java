/** Planted. */
@NullMarked
package dev.kinoport.architecture.planted.fal;

import org.jspecify.annotations.NullMarked;
