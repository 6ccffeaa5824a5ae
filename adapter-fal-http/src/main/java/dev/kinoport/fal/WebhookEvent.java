package dev.kinoport.fal;

import dev.kinoport.backend.Handle;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A message that certainly came from fal: a request is over. It is a reason to look now, and
 * nothing more; the result is fetched from the queue.
 *
 * @param handle the request, to be asked about or adopted
 * @param generationId ours, if the address carried it
 * @param isOk whether the model answered well; hearsay until the result is fetched
 * @param isRepeated whether this request was told of before; fal sends some messages twice
 * @param sentAt by fal's clock
 */
public record WebhookEvent(
    Handle handle, Option<String> generationId, boolean isOk, boolean isRepeated, Instant sentAt) {}
