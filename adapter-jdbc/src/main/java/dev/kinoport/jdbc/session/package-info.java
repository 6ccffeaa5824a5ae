/**
 * Connections, and transactions on them: whole or not at all, once, and what trouble with a
 * database means.
 */
@NullMarked
package dev.kinoport.jdbc.session;

import org.jspecify.annotations.NullMarked;
