/**
 * Real workers, a real database and two served fakes, killed and cut and stopped at random and at
 * every named step; and the bills held against the journal afterwards.
 */
@NullMarked
package dev.kinoport.chaos;

import org.jspecify.annotations.NullMarked;
