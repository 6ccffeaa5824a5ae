package dev.kinoport.fal.webhook;

import dev.kinoport.http.webhook.SignedEvent;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderResult;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A message that certainly came from fal: a request is over. It is a reason to look now; or, if it
 * brings the result, none needs to be fetched. What was billed it does not say: only a result that
 * is fetched does.
 *
 * @param handle the request, to be asked about or adopted
 * @param generationId ours, if the address carried it
 * @param isOk whether the model answered well; hearsay until the result is fetched
 * @param result the clip, if the message holds one and went to an address that we gave out for this
 *     generation; for {@code Kinoport.finished}
 * @param isRepeated whether this request was told of before; fal sends some messages twice
 * @param sentAt by fal's clock
 */
public record WebhookEvent(
    Handle handle,
    Option<String> generationId,
    boolean isOk,
    Option<ProviderResult> result,
    boolean isRepeated,
    Instant sentAt)
    implements SignedEvent {}
