/** A class for each reader, with one fuzzer: a JVM holds no more of them. */
@NullMarked
package dev.kinoport.fuzz;

import org.jspecify.annotations.NullMarked;
