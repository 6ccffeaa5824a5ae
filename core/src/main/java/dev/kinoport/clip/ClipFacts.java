package dev.kinoport.clip;

import java.math.BigDecimal;

/**
 * What a clip's own file says about its picture.
 *
 * @param widthPx columns shown, 1 or more
 * @param heightPx rows shown, 1 or more
 * @param seconds length of the video track, exact to its time scale
 * @param frames pictures in the video track
 * @param fps pictures per second on average, {@code frames / seconds}, to three decimals
 */
public record ClipFacts(
    int widthPx, int heightPx, BigDecimal seconds, int frames, BigDecimal fps) {}
