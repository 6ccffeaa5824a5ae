/** A server, a clock and a world for each test method of JUnit 5. */
@NullMarked
package dev.kinoport.emulator.junit;

import org.jspecify.annotations.NullMarked;
