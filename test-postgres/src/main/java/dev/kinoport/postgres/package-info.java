/** A real PostgreSQL for tests, started once for each JVM. */
@NullMarked
package dev.kinoport.postgres;

import org.jspecify.annotations.NullMarked;
