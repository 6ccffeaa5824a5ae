/** Tests on both databases: a SQLite file, and a real PostgreSQL that the tests start. */
@NullMarked
package dev.kinoport.dbscheduler;

import org.jspecify.annotations.NullMarked;
