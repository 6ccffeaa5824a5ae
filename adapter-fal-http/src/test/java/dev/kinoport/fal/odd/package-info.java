/** Lives at a fal that answers as no service in its right mind does. */
@NullMarked
package dev.kinoport.fal.odd;

import org.jspecify.annotations.NullMarked;
