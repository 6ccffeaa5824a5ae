package dev.kinoport.fal.wire;

import org.jspecify.annotations.Nullable;

/**
 * How far a request is; the same object when polled and on the stream.
 *
 * @param status {@code IN_QUEUE}, {@code IN_PROGRESS}, {@code COMPLETED}; for a cancel also others
 * @param queue_position requests ahead; any JSON, for it must not hide the status
 * @param logs lines; all of them when polled, new ones on the stream; any JSON likewise
 */
@SuppressWarnings({"MemberName", "IdentifierName"}) // as on the wire
public record WireStatus(
    @Nullable String status, @Nullable Object queue_position, @Nullable Object logs) {}
