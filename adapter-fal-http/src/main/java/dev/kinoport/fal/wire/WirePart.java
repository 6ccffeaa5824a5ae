package dev.kinoport.fal.wire;

import org.jspecify.annotations.Nullable;

/**
 * One part of a large upload, as acknowledged.
 *
 * @param partNumber from 1
 * @param etag the storage's digest of it
 */
public record WirePart(@Nullable Integer partNumber, @Nullable String etag) {}
