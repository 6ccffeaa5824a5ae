/** Kinoport beside fal's own clients: one server, each client a process of its own. */
@NullMarked
package dev.kinoport.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
