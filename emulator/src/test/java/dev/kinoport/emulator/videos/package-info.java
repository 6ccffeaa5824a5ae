/** The wire of servers of {@code /v1/videos}, as a client sees it. */
@NullMarked
package dev.kinoport.emulator.videos;

import org.jspecify.annotations.NullMarked;
