/** The adapter for servers of {@code /v1/videos} against raw answers and against the emulator. */
@NullMarked
package dev.kinoport.videos;

import org.jspecify.annotations.NullMarked;
