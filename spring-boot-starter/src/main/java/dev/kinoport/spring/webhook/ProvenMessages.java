package dev.kinoport.spring.webhook;

import dev.kinoport.Kinoport;
import dev.kinoport.http.webhook.SignedEvent;
import dev.kinoport.http.webhook.SignedWebhooks;
import dev.kinoport.http.webhook.WebhookRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages of a shop that signs them: what one says is taken down, if it is about a generation.
 *
 * @param webhooks who checks them, wired with the first
 * @param kinoport the engine
 */
public record ProvenMessages(Supplier<SignedWebhooks<?, ?>> webhooks, Kinoport kinoport)
    implements WebhookEndpoint.Receiver {
  @Override
  public Option<WebhookRefusal> complaint(
      String target, Function<String, @Nullable String> headers) {
    return webhooks.get().complaint(target, headers);
  }

  @Override
  public Either<WebhookRefusal, WebhookEndpoint.Answer> receive(
      String target, Function<String, @Nullable String> headers, byte[] body) {
    return webhooks.get().receive(target, headers, body).map(this::told);
  }

  private WebhookEndpoint.Answer told(SignedEvent event) {
    return event
        .generationId()
        .map(id -> ToldGeneration.of(kinoport, id).told(event.handle(), event.result()))
        .getOrElse(WebhookEndpoint.Answer::kept);
  }
}
