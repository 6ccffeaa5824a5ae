/** Planted. */
@NullMarked
package dev.kinoport.architecture.planted.price;

import org.jspecify.annotations.NullMarked;
