package dev.kinoport.fal;

import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.fal.price.FalPrices;
import dev.kinoport.fal.queue.FalDirect;
import dev.kinoport.fal.queue.FalQueue;
import dev.kinoport.fal.queue.QueueLinks;
import dev.kinoport.fal.upload.FalFiles;
import dev.kinoport.fal.webhook.WebhookReceiver;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.download.HttpClipSource;
import dev.kinoport.http.webhook.WebhookAddress;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.util.Objects;

/**
 * fal, wired: everything that talks to it, over one set of connections.
 *
 * <p>Safe for use by many threads. Nothing is contacted before it is used. Thousands of waiting
 * generations do not wait for each other, and no thread of it keeps the JVM alive.
 */
public final class Fal implements AutoCloseable {
  private final ShopHttp http;
  private final QueueLinks links;
  private final Provider provider;
  private final HttpClipSource clips;
  private final FalFiles files;
  private final FalPrices prices;
  private final FalDirect direct;
  private final WebhookReceiver webhooks;

  private Fal(FalConfig config, Timekeeper time) {
    FalHosts hosts = config.hosts();
    http = new ShopHttp(config.http(), time);
    links = new QueueLinks(config.name(), hosts.queue(), hosts.alsoQueue());
    clips = new HttpClipSource(http, config.limits().clips());
    files =
        new FalFiles(
            http,
            hosts.rest(),
            config.options().lifecycle(),
            config.limits().multipartBytes(),
            config.limits().partBytes());
    prices = new FalPrices(http, hosts.platform());
    direct = new FalDirect(http, hosts.sync(), config.options());
    WebhookAddress address = new WebhookAddress(config.webhook(), config.key().text());
    webhooks = new WebhookReceiver(http, hosts.rest(), address, links);
    FalQueue queue =
        new FalQueue(
            http,
            hosts.queue(),
            hosts.platform(),
            links,
            config.options(),
            config.reconciling(),
            address::of);
    provider =
        new Provider(
            config.name(),
            config.offers(),
            config.capabilities(),
            queue.video(),
            files.uploader(),
            new FileClipStore(config.clips(), clips),
            queue.statuses(),
            Option.some(time));
  }

  /** Wires fal, on the machine's own time. */
  public static Fal open(FalConfig config) {
    Objects.requireNonNull(config, "config must not be null");
    return new Fal(config, new SystemTime());
  }

  /** Wires fal, on another clock; it is only read. */
  public static Fal open(FalConfig config, Timekeeper time) {
    Objects.requireNonNull(config, "config must not be null");
    Objects.requireNonNull(time, "time must not be null");
    return new Fal(config, time);
  }

  /** Every port, for those who close nothing: connections end by themselves when they are idle. */
  public static Provider provider(FalConfig config) {
    Objects.requireNonNull(config, "config must not be null");
    return open(config).provider();
  }

  /** fal through every port; clips are kept in {@link FalConfig#clips}. */
  public Provider provider() {
    return provider;
  }

  /** fal's clips, for a store of one's own. */
  public ClipSource clipSource() {
    return clips;
  }

  /** fal's storage for inputs. */
  public FalFiles files() {
    return files;
  }

  /** fal without its queue. */
  public FalDirect direct() {
    return direct;
  }

  /** fal's prices of today. */
  public FalPrices prices() {
    return prices;
  }

  /** Checks fal's messages; see {@link FalConfig#webhook}. */
  public WebhookReceiver webhooks() {
    return webhooks;
  }

  /** Names a request by hand, such as one found on fal's own pages, to ask about or adopt it. */
  public Handle handle(String requestId, String endpoint) {
    Objects.requireNonNull(requestId, "requestId must not be null");
    Objects.requireNonNull(endpoint, "endpoint must not be null");
    return links.byName(requestId, endpoint);
  }

  /** Names a request by hand, for whoever goes by this {@link FalConfig#name}. */
  public static Handle handle(ProviderName name, String requestId, String endpoint) {
    Objects.requireNonNull(name, "name must not be null");
    Objects.requireNonNull(requestId, "requestId must not be null");
    Objects.requireNonNull(endpoint, "endpoint must not be null");
    return QueueLinks.byName(name, requestId, endpoint);
  }

  /** Ends every exchange at once; what was accepted goes on at fal. May be called twice. */
  @Override
  public void close() {
    http.close();
  }
}
