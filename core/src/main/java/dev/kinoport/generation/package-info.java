/** The life of one generation, as pure data: its order, its events, its states, the next step. */
@NullMarked
package dev.kinoport.generation;

import org.jspecify.annotations.NullMarked;
