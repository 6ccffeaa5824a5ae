/** What Kinoport costs in time and memory, measured. */
@NullMarked
package dev.kinoport.benchmarks;

import org.jspecify.annotations.NullMarked;
