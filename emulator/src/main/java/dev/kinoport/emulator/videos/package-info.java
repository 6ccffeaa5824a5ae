/**
 * A server of {@code /v1/videos} as OpenAI's description has it, with the world of the fake behind
 * it. Where real servers differ, {@link dev.kinoport.emulator.reading.Reading} says whose side is
 * taken.
 */
@NullMarked
package dev.kinoport.emulator.videos;

import org.jspecify.annotations.NullMarked;
