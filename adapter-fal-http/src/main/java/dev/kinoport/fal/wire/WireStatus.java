package dev.kinoport.fal.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a request is; the same object when polled and on the stream.
 *
 * @param status {@code IN_QUEUE}, {@code IN_PROGRESS}, {@code COMPLETED}; for a cancel also others
 * @param queue_position requests ahead
 * @param logs lines; all of them when polled, new ones on the stream
 */
@SuppressWarnings({"MemberName", "IdentifierName"}) // as on the wire
public record WireStatus(
    @Nullable String status,
    @Nullable Integer queue_position,
    @Nullable List<@Nullable WireLog> logs) {}
