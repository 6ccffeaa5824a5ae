/** The ports in memory, deterministic, for tests that need no network and no money. */
@NullMarked
package dev.kinoport.fake;

import org.jspecify.annotations.NullMarked;
