package dev.kinoport.fal.offline;

import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.webhook.WebhookEvent;
import dev.kinoport.fal.webhook.WebhookListener;
import dev.kinoport.time.Timekeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Where the provider calls back, and a set-up of the adapter that says so. */
record Ears(Fal fal, WebhookListener listener, FalConfig config) implements AutoCloseable {
  static Ears of(FalConfig config, Timekeeper time, Consumer<WebhookEvent> heard) {
    Fal fal = Fal.open(config, time);
    try {
      WebhookListener listener = WebhookListener.on(0, fal.webhooks(), heard);
      return new Ears(fal, listener, config.webhook(listener.address()));
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }

  @Override
  public void close() {
    listener.close();
    fal.close();
  }
}
