/** How requests go, as a JSON file: every mistake of it at once, each with its place. */
@NullMarked
package dev.kinoport.emulator.script;

import org.jspecify.annotations.NullMarked;
