/** What callers are told at the door. */
@NullMarked
package dev.kinoport.emulator.http;

import org.jspecify.annotations.NullMarked;
