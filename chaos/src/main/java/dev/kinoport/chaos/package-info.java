/**
 * Real workers, a real database and a served fake, killed and cut and stopped at random and at
 * every named step; and the bill held against the journal afterwards.
 */
@NullMarked
package dev.kinoport.chaos;

import org.jspecify.annotations.NullMarked;
