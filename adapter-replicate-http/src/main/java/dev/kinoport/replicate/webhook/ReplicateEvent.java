package dev.kinoport.replicate.webhook;

import dev.kinoport.http.webhook.SignedEvent;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.replicate.answer.PredictionStatus;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A message that certainly came from Replicate: a prediction has begun, or is over. It is a reason
 * to look now; or, if it brings the clip, none needs to be fetched. Messages may come twice and in
 * any order.
 *
 * @param handle the prediction, to be asked about or adopted
 * @param generationId ours, if the address carried it
 * @param status how far it was when the message was made
 * @param result the clip, if the message holds one and went to an address that we gave out for this
 *     generation; for {@code Kinoport.finished}
 * @param isRepeated whether this very message has come before
 * @param sentAt by Replicate's clock
 */
public record ReplicateEvent(
    Handle handle,
    Option<String> generationId,
    PredictionStatus status,
    Option<ProviderResult> result,
    boolean isRepeated,
    Instant sentAt)
    implements SignedEvent {}
