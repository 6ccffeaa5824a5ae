package dev.kinoport.emulator.callback;

import dev.kinoport.fake.bound.LatestLines;
import dev.kinoport.time.Timekeeper;
import java.util.List;

/** The attempts to call back, whoever made them, in order. Safe for use by many threads. */
public final class DeliveryLog {
  private static final int LONGEST_TARGET = 2_000;

  private final Timekeeper time;
  private final LatestLines<WebhookDelivery> deliveries;

  /**
   * An empty one.
   *
   * @param lines how many are kept; the oldest makes way
   */
  public DeliveryLog(Timekeeper time, int lines) {
    this.time = time;
    deliveries = new LatestLines<>(lines);
  }

  /** Notes an attempt; of an address, which may be as long as a whole head, the beginning. */
  public void add(String requestId, String target, String outcome) {
    deliveries.add(new WebhookDelivery(time.now(), requestId, beginning(target), outcome));
  }

  private static String beginning(String target) {
    return target.length() <= LONGEST_TARGET ? target : target.substring(0, LONGEST_TARGET) + "...";
  }

  /** Those that are kept, in order. */
  public List<WebhookDelivery> all() {
    return deliveries.all();
  }

  /** How many were before them. */
  public long dropped() {
    return deliveries.dropped();
  }

  /** Forgets the attempts. */
  public void reset() {
    deliveries.clear();
  }
}
