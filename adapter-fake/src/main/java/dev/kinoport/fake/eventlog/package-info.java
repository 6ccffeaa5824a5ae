/**
 * How the fake's world outlives its process: a folder with a file of what happened, a line each,
 * and the bytes of what was uploaded. For the fake alone.
 */
@NullMarked
package dev.kinoport.fake.eventlog;

import org.jspecify.annotations.NullMarked;
