/**
 * Work in the journal's tables: what is admitted, appended, noted and listed, and how values stand
 * in columns.
 */
@NullMarked
package dev.kinoport.jdbc.table;

import org.jspecify.annotations.NullMarked;
