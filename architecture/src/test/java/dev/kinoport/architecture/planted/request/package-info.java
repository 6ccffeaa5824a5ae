/** Planted. */
@NullMarked
package dev.kinoport.architecture.planted.request;

import org.jspecify.annotations.NullMarked;
