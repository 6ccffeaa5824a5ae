/** Planted. */
@NullMarked
package dev.kinoport.architecture.planted.backend;

import org.jspecify.annotations.NullMarked;
