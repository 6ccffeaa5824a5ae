package dev.kinoport.replicate;

import dev.kinoport.http.HttpShop;
import dev.kinoport.http.LazyShop;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.download.HttpClipSource;
import dev.kinoport.http.webhook.WebhookAddress;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.replicate.upload.ReplicateUploader;
import dev.kinoport.replicate.video.ReplicateVideoBackend;
import dev.kinoport.replicate.webhook.ReplicateWebhooks;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import java.util.List;
import java.util.Objects;

/**
 * Replicate, wired with the first call: everything that talks to it, over one set of connections.
 * What it made is gone an hour later, and so is the way to find a request whose answer was lost.
 *
 * <p>Safe for use by many threads. Nothing is contacted before it is used, and no thread of it
 * keeps the JVM alive.
 */
public final class Replicate extends HttpShop {
  private final LazyShop<Parts> shop;

  /** What stands behind the ports, over one set of connections. */
  private record Parts(
      HttpClipSource clips,
      ReplicateVideoBackend video,
      ReplicateUploader uploader,
      ReplicateWebhooks webhooks) {
    private static Parts over(ShopHttp http, ReplicateConfig config) {
      WebhookAddress address = new WebhookAddress(config.webhook(), config.key().text());
      ReplicateVideoBackend video =
          new ReplicateVideoBackend(
              http,
              config.name(),
              config.base(),
              config.offers(),
              new ReplicateVideoBackend.Ordering(
                  address::of,
                  config.cancelAfter(),
                  config.searchGrace(),
                  ReplicateCapabilities.SEARCH_WINDOW));
      return new Parts(
          new HttpClipSource(http, config.http().clips()),
          video,
          new ReplicateUploader(http, config.base()),
          new ReplicateWebhooks(http, config.base(), config.name(), address, video));
    }
  }

  private Replicate(ReplicateConfig config, LazyShop<Parts> shop, Timekeeper time) {
    super(
        config,
        shop,
        time,
        new Ports(
            shop.uploader(Parts::uploader),
            shop.video(Parts::video),
            shop.clips(Parts::clips),
            StatusFeed.silent()));
    this.shop = shop;
  }

  /** Wires Replicate, on the machine's own time. */
  public static Replicate open(ReplicateConfig config) {
    Objects.requireNonNull(config, "config must not be null");
    return open(config, new SystemTime());
  }

  /** Wires Replicate, on another clock; it is only read. */
  public static Replicate open(ReplicateConfig config, Timekeeper time) {
    Objects.requireNonNull(config, "config must not be null");
    Objects.requireNonNull(time, "time must not be null");
    return new Replicate(
        config,
        new LazyShop<>(
            () ->
                new ShopHttp(
                    config.http().settings("replicate", config.key(), List.of(config.base())),
                    time),
            http -> Parts.over(http, config)),
        time);
  }

  /** Reads Replicate's messages; see {@link ReplicateConfig#webhook}. */
  public ReplicateWebhooks webhooks() {
    return shop.parts().webhooks();
  }
}
