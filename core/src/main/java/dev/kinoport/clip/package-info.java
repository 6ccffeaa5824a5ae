/** Finished clips: where they come from, where they are kept, and what is inside. */
@NullMarked
package dev.kinoport.clip;

import org.jspecify.annotations.NullMarked;
