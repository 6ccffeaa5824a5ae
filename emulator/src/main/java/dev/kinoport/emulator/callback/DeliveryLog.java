package dev.kinoport.emulator.callback;

import dev.kinoport.time.Timekeeper;
import java.util.ArrayList;
import java.util.List;

/** Every attempt to call back, whoever made it, in order. Safe for use by many threads. */
public final class DeliveryLog {
  private final Timekeeper time;
  private final List<WebhookDelivery> deliveries = new ArrayList<>();

  /** An empty one. */
  public DeliveryLog(Timekeeper time) {
    this.time = time;
  }

  /** Notes an attempt. */
  public synchronized void add(String requestId, String target, String outcome) {
    deliveries.add(new WebhookDelivery(time.now(), requestId, target, outcome));
  }

  /** Every attempt so far. */
  public synchronized List<WebhookDelivery> all() {
    return List.copyOf(deliveries);
  }

  /** Forgets the attempts. */
  public synchronized void reset() {
    deliveries.clear();
  }
}
