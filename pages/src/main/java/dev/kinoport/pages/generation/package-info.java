/** One generation, as every page shows it: what happened, when, and what it cost. */
@NullMarked
package dev.kinoport.pages.generation;

import org.jspecify.annotations.NullMarked;
