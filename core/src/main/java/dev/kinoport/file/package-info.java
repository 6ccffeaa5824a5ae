/** Files that are nobody else's business: made so that only their owner reads them. */
@NullMarked
package dev.kinoport.file;

import org.jspecify.annotations.NullMarked;
