/** Where the journal is, and how it is crashed or run out of disk. */
@NullMarked
package dev.kinoport.chaos.database;

import org.jspecify.annotations.NullMarked;
