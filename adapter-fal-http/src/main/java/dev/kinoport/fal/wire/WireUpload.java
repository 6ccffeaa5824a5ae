package dev.kinoport.fal.wire;

import org.jspecify.annotations.Nullable;

/**
 * Where to put a file, and where it will be.
 *
 * @param file_url address to use as an input
 * @param upload_url presigned address to put the bytes to
 */
@SuppressWarnings({"MemberName", "IdentifierName"}) // as on the wire
public record WireUpload(@Nullable String file_url, @Nullable String upload_url) {}
