package dev.kinoport.cli.provider;

import dev.kinoport.Kinoport;
import dev.kinoport.fal.webhook.WebhookEvent;
import dev.kinoport.fal.webhook.WebhookListener;
import dev.kinoport.fal.webhook.WebhookReceiver;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import io.vavr.control.Either;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Where fal's messages arrive. Each says that a request is over; for a generation whose submit was
 * never answered it is also the proof that fal has it.
 */
final class WebhookInbox implements AutoCloseable {
  private final CompletableFuture<Kinoport> reader = new CompletableFuture<>();
  private final Map<String, CompletableFuture<GenerationId>> news = new ConcurrentHashMap<>();
  private final WebhookListener listener;

  private WebhookInbox(int port, WebhookReceiver receiver) throws IOException {
    listener = WebhookListener.on(port, receiver, this::heard);
  }

  /** Begins to listen on loopback; left: why it cannot. */
  static Either<String, WebhookInbox> on(int port, WebhookReceiver receiver) {
    try {
      return Either.right(new WebhookInbox(port, receiver));
    } catch (IOException e) {
      return Either.left(
          "nothing can listen on --webhook-port %d: %s".formatted(port, e.getMessage()));
    }
  }

  /** From now on messages are read; earlier ones waited. */
  void deliverTo(Kinoport kinoport) {
    reader.complete(kinoport);
  }

  /** Done as soon as there was a message about a generation, or none can be waited for any more. */
  CompletableFuture<GenerationId> about(GenerationId id, Duration patience) {
    return about(id).copy().completeOnTimeout(id, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private CompletableFuture<GenerationId> about(GenerationId id) {
    return news.computeIfAbsent(id.value(), key -> new CompletableFuture<>());
  }

  private void heard(WebhookEvent event) {
    event
        .generationId()
        .map(GenerationId::new)
        .forEach(id -> {
          reader.join().adopt(id, event.handle(), GenerationEvent.Via.WEBHOOK);
          about(id).complete(id);
        });
  }

  @Override
  public void close() {
    listener.close();
    news.forEach((id, told) -> told.complete(new GenerationId(id)));
  }
}
