/** The models that Kinoport knows out of the box, and a place for more. */
@NullMarked
package dev.kinoport.catalogue;

import org.jspecify.annotations.NullMarked;
