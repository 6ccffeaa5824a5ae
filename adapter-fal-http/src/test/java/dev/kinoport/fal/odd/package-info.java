/** Lives under answers that no service in its right mind gives. */
@NullMarked
package dev.kinoport.fal.odd;

import org.jspecify.annotations.NullMarked;
