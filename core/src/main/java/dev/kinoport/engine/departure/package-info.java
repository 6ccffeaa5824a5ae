/**
 * What this process knows of paid requests that leave: what is in them, how many are under way, and
 * since when.
 */
@NullMarked
package dev.kinoport.engine.departure;

import org.jspecify.annotations.NullMarked;
