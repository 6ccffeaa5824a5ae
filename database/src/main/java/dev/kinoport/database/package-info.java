/**
 * What the journal and the wake-ups share of a database: how SQLite and PostgreSQL differ, a few
 * statements, and tables that are brought up to date. For Kinoport's own modules, not for users.
 */
@NullMarked
package dev.kinoport.database;

import org.jspecify.annotations.NullMarked;
