/** Planted. */
@NullMarked
package dev.kinoport.architecture.planted.fake;

import org.jspecify.annotations.NullMarked;
