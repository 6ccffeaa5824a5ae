/** Wires the engine for applications that use Guice. */
@NullMarked
package dev.kinoport.guice;

import org.jspecify.annotations.NullMarked;
