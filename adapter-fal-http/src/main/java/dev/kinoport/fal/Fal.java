package dev.kinoport.fal;

import dev.kinoport.fal.price.FalPrices;
import dev.kinoport.fal.queue.FalDirect;
import dev.kinoport.fal.queue.FalQueue;
import dev.kinoport.fal.queue.QueueLinks;
import dev.kinoport.fal.upload.FalFiles;
import dev.kinoport.fal.webhook.WebhookReceiver;
import dev.kinoport.http.HttpShop;
import dev.kinoport.http.LazyShop;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.download.HttpClipSource;
import dev.kinoport.http.webhook.WebhookAddress;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import java.util.Objects;

/**
 * fal, wired with the first call: everything that talks to it, over one set of connections.
 *
 * <p>Safe for use by many threads. Nothing is contacted before it is used. Thousands of waiting
 * generations do not wait for each other, and no thread of it keeps the JVM alive.
 */
public final class Fal extends HttpShop {
  private final LazyShop<Parts> shop;

  /** What stands behind the ports, over one set of connections. */
  private record Parts(
      HttpClipSource clips,
      FalFiles files,
      MediaUploader uploader,
      FalPrices prices,
      FalDirect direct,
      WebhookReceiver webhooks,
      FalQueue queue) {
    private static Parts over(ShopHttp http, FalConfig config) {
      FalHosts hosts = config.hosts();
      QueueLinks links = new QueueLinks(config.name(), hosts.queue(), hosts.alsoQueue());
      WebhookAddress address = new WebhookAddress(config.webhook(), config.key().text());
      FalFiles files =
          new FalFiles(
              http,
              hosts.rest(),
              config.options().lifecycle(),
              config.limits().multipartBytes(),
              config.limits().partBytes());
      return new Parts(
          new HttpClipSource(http, config.limits().clips()),
          files,
          files.uploader(), // one for all: it knows which images are on their way
          new FalPrices(http, hosts.platform()),
          new FalDirect(http, hosts.sync(), config.options()),
          new WebhookReceiver(http, hosts.rest(), address, links),
          new FalQueue(
              http,
              hosts.queue(),
              hosts.platform(),
              links,
              config.options(),
              config.reconciling(),
              address::of));
    }
  }

  private Fal(FalConfig config, LazyShop<Parts> shop, Timekeeper time) {
    super(
        config,
        shop,
        time,
        new Ports(
            shop.uploader(Parts::uploader),
            shop.video(parts -> parts.queue().video()),
            shop.clips(Parts::clips),
            shop.feed(parts -> parts.queue().statuses())));
    this.shop = shop;
  }

  /** Wires fal, on the machine's own time. */
  public static Fal open(FalConfig config) {
    Objects.requireNonNull(config, "config must not be null");
    return open(config, new SystemTime());
  }

  /** Wires fal, on another clock; it is only read. */
  public static Fal open(FalConfig config, Timekeeper time) {
    Objects.requireNonNull(config, "config must not be null");
    Objects.requireNonNull(time, "time must not be null");
    return new Fal(
        config,
        new LazyShop<>(() -> new ShopHttp(config.http(), time), http -> Parts.over(http, config)),
        time);
  }

  /** Every port, for those who close nothing: connections end by themselves when they are idle. */
  public static Provider provider(FalConfig config) {
    Objects.requireNonNull(config, "config must not be null");
    return open(config).provider();
  }

  /** fal's storage for inputs. */
  public FalFiles files() {
    return shop.parts().files();
  }

  /** fal without its queue. */
  public FalDirect direct() {
    return shop.parts().direct();
  }

  /** fal's prices of today. */
  public FalPrices prices() {
    return shop.parts().prices();
  }

  /** Checks fal's messages; see {@link FalConfig#webhook}. */
  public WebhookReceiver webhooks() {
    return shop.parts().webhooks();
  }

  /** Names a request by hand, such as one found on fal's own pages, to ask about or adopt it. */
  public Handle handle(String requestId, String endpoint) {
    Objects.requireNonNull(requestId, "requestId must not be null");
    Objects.requireNonNull(endpoint, "endpoint must not be null");
    return QueueLinks.byName(provider().name(), requestId, endpoint);
  }

  /** Names a request by hand, for whoever goes by this {@link FalConfig#name}. */
  public static Handle handle(ProviderName name, String requestId, String endpoint) {
    Objects.requireNonNull(name, "name must not be null");
    Objects.requireNonNull(requestId, "requestId must not be null");
    Objects.requireNonNull(endpoint, "endpoint must not be null");
    return QueueLinks.byName(name, requestId, endpoint);
  }
}
