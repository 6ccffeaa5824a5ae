package dev.kinoport.fal.queue;

import dev.kinoport.http.ShopHttp;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.provider.VideoBackend;
import io.vavr.control.Option;
import java.net.URI;
import java.util.function.BiFunction;

/** fal's queue, wired: what is bought, asked about, listened to and looked for. */
public final class FalQueue {
  private final VideoBackend video;
  private final StatusFeed statuses;

  /**
   * Wires it; nothing is contacted.
   *
   * @param queue base of the queue
   * @param platform base of the listing
   * @param callbacks where fal tells what became of a generation, by its id and its endpoint
   */
  public FalQueue(
      ShopHttp http,
      URI queue,
      URI platform,
      QueueLinks links,
      FalOptions options,
      Reconciling reconciling,
      BiFunction<String, String, Option<String>> callbacks) {
    QueueSubmitter submitter =
        new QueueSubmitter(
            http.calls(QueueCalls.class, queue, http.paid()),
            http.exchange(),
            links,
            options,
            callbacks,
            http.time());
    RequestListing listing =
        new RequestListing(
            http.calls(ListingCalls.class, platform, http.keyed()),
            http.exchange(),
            links,
            reconciling,
            http.time());
    video =
        new FalVideoBackend(
            http.calls(QueueCalls.class, queue, http.keyed()),
            http.exchange(),
            links,
            submitter,
            listing,
            http.time());
    statuses = new FalStatusFeed(http.streams(), links, http.secret(), http.time());
  }

  /** Buys, asks and looks. */
  public VideoBackend video() {
    return video;
  }

  /** Listens. */
  public StatusFeed statuses() {
    return statuses;
  }
}
