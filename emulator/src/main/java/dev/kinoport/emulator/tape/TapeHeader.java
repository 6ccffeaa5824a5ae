package dev.kinoport.emulator.tape;

import java.time.Instant;

/**
 * What is known of a whole tape.
 *
 * @param at when the recording began
 * @param upstream the shop: {@code fal}, or the address of an emulator
 * @param hasPrompts whether prompts are on it, rather than stars
 * @param hasClips whether the clips lie beside it, rather than only their digests on it
 */
public record TapeHeader(Instant at, String upstream, boolean hasPrompts, boolean hasClips) {}
