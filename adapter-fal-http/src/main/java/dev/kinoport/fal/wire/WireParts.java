package dev.kinoport.fal.wire;

import java.util.List;

/**
 * Ends a large upload.
 *
 * @param parts all parts, in order
 */
public record WireParts(List<WirePart> parts) {}
