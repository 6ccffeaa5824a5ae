/** Planted. */
@NullMarked
package dev.kinoport.architecture.planted.emulator;

import org.jspecify.annotations.NullMarked;
