/** The ordered events of every generation, and the money that they reserve and spend. */
@NullMarked
package dev.kinoport.journal;

import org.jspecify.annotations.NullMarked;
