/** Planted. */
@NullMarked
package dev.kinoport.architecture.planted.clipwriter;

import org.jspecify.annotations.NullMarked;
