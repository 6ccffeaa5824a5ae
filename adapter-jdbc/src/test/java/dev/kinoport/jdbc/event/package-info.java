/** The journal on SQL, proven on both databases. */
@NullMarked
package dev.kinoport.jdbc.event;

import org.jspecify.annotations.NullMarked;
