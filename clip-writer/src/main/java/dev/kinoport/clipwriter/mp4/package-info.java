/** From coded pictures to a file with its index first. For the writer alone. */
@NullMarked
package dev.kinoport.clipwriter.mp4;

import org.jspecify.annotations.NullMarked;
