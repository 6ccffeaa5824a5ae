/** Events as JSON: what is written of an order and of what became of it, and read back. */
@NullMarked
package dev.kinoport.jdbc.event;

import org.jspecify.annotations.NullMarked;
