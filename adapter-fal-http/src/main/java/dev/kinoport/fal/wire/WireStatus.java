package dev.kinoport.fal.wire;

import org.jspecify.annotations.Nullable;

/**
 * How far a request is; the same object when polled and on the stream.
 *
 * @param status {@code IN_QUEUE}, {@code IN_PROGRESS}, {@code COMPLETED}; for a cancel also others
 * @param queue_position requests ahead, a whole number
 * @param logs lines, a list of objects with {@code message} and {@code timestamp}; all of them when
 *     polled, new ones on the stream
 */
@SuppressWarnings({"MemberName", "IdentifierName"}) // as on the wire
public record WireStatus(
    @Nullable String status, @Nullable Object queue_position, @Nullable Object logs) {}
