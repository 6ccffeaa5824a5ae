/** Every call that reached the emulator, and what it was answered. */
@NullMarked
package dev.kinoport.pages.inspector;

import org.jspecify.annotations.NullMarked;
