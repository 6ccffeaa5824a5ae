/**
 * Servers on plain sockets that answer anything or nothing, and what every adapter over HTTP must
 * hold against them. For the tests of Kinoport's own modules.
 */
@NullMarked
package dev.kinoport.testkit.http;

import org.jspecify.annotations.NullMarked;
