/** How much of what happened a world keeps, and what becomes of the rest. */
@NullMarked
package dev.kinoport.fake.bound;

import org.jspecify.annotations.NullMarked;
