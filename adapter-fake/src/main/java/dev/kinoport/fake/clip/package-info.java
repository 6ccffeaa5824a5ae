/** What the clip of a request shows. The writing itself is done by {@code clip-writer}. */
@NullMarked
package dev.kinoport.fake.clip;

import org.jspecify.annotations.NullMarked;
