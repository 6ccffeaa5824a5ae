/**
 * The journal on a SQL database: a SQLite file for one process, PostgreSQL for many workers. What
 * was answered for survives the death of the process. {@link dev.kinoport.jdbc.JdbcJournal} is the
 * way in.
 *
 * <p>The way of an event: {@code event} writes it as JSON, {@code table} is the work that puts it
 * behind those that are there, with the money that it moves, and {@code session} does work in a
 * transaction, alone or, where many come at once, together with others in one commit. How the
 * databases differ is in the module {@code database}.
 */
@NullMarked
package dev.kinoport.jdbc;

import org.jspecify.annotations.NullMarked;
