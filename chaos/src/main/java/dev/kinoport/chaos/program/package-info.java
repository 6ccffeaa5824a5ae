/** Programs of this class path in JVMs of their own, and the signals that Java has no word for. */
@NullMarked
package dev.kinoport.chaos.program;

import org.jspecify.annotations.NullMarked;
