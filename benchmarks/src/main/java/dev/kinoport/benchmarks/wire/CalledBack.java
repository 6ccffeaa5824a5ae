package dev.kinoport.benchmarks.wire;

import dev.kinoport.Kinoport;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.webhook.WebhookEvent;
import dev.kinoport.fal.webhook.WebhookListener;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.StatusFeed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Kinoport where nobody asks and nobody listens: the server calls when a request is over. */
final class CalledBack {
  private static final EngineSettings PATIENT =
      EngineSettings.standard().polling(Duration.ofMinutes(1), Duration.ofMinutes(1));

  private final FalConfig config;
  private final Consumer<Kinoport> jobs;
  private final BiFunction<Provider, EngineSettings, Kinoport> wiring;

  CalledBack(
      FalConfig config,
      Consumer<Kinoport> jobs,
      BiFunction<Provider, EngineSettings, Kinoport> wiring) {
    this.config = config;
    this.jobs = jobs;
    this.wiring = wiring;
  }

  void run() throws IOException {
    int port = freePort();
    URI address = URI.create("http://127.0.0.1:" + port + "/fal");
    try (Fal fal = Fal.open(config.webhook(address))) {
      Provider unfollowed = fal.provider().withFeed(StatusFeed.silent());
      try (Kinoport kinoport = wiring.apply(unfollowed, PATIENT)) {
        WebhookListener listener =
            WebhookListener.on(port, fal.webhooks(), event -> pass(event, kinoport));
        jobs.accept(kinoport);
        listener.close();
      }
    }
  }

  private static void pass(WebhookEvent event, Kinoport kinoport) {
    GenerationId id = new GenerationId(event.generationId().getOrElse("none"));
    if (event.result().isEmpty()) {
      kinoport.wake(id);
    }
    event.result().forEach(result -> finish(kinoport, id, event.handle(), result));
  }

  private static void finish(
      Kinoport kinoport, GenerationId id, Handle handle, ProviderResult result) {
    kinoport.finished(id, handle, result);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
