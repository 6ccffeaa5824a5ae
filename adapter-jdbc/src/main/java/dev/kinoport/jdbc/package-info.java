/**
 * The journal on a SQL database: a SQLite file for one process, PostgreSQL for many workers. What
 * was answered for survives the death of the process.
 */
@NullMarked
package dev.kinoport.jdbc;

import org.jspecify.annotations.NullMarked;
