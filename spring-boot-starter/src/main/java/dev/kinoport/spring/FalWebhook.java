package dev.kinoport.spring;

import dev.kinoport.Kinoport;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.webhook.WebhookEvent;
import dev.kinoport.fal.webhook.WebhookReceiver;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.http.webhook.WebhookRefusal;
import io.vavr.control.Either;
import java.io.IOException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Takes fal's messages, once they are proven to be fal's and to be about a generation of ours. The
 * answer does not explain itself.
 */
final class FalWebhook implements HandlerFunction<ServerResponse> {
  private static final int OK = 200;

  private final Kinoport kinoport;
  private final Fal fal;

  FalWebhook(Kinoport kinoport, Fal fal) {
    this.kinoport = kinoport;
    this.fal = fal;
  }

  @Override
  public ServerResponse handle(ServerRequest request) throws IOException {
    byte[] body =
        request.servletRequest().getInputStream().readNBytes(WebhookReceiver.MOST_BYTES + 1);
    Either<WebhookRefusal, WebhookEvent> message =
        fal.webhooks()
            .receive(request.uri().toString(), name -> request.headers().firstHeader(name), body);
    message.forEach(this::heard);
    return ServerResponse.status(message.fold(FalWebhook::status, event -> OK)).build();
  }

  private void heard(WebhookEvent event) {
    for (String text : event.generationId()) {
      GenerationId id = new GenerationId(text);
      kinoport.adopt(id, event.handle(), GenerationEvent.Via.WEBHOOK);
      event.result().forEach(result -> kinoport.finished(id, event.handle(), result));
      kinoport.wake(id);
    }
  }

  private static int status(WebhookRefusal refusal) {
    return switch (refusal) {
      case TOO_LARGE -> 413;
      case KEYS_UNAVAILABLE -> 503;
      case MALFORMED, OUT_OF_TIME, BAD_SIGNATURE, NOT_OUR_ADDRESS -> 401;
    };
  }
}
