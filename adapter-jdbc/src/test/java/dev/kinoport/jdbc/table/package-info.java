/** The journal on SQL, proven on both databases. */
@NullMarked
package dev.kinoport.jdbc.table;

import org.jspecify.annotations.NullMarked;
