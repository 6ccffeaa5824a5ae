package dev.kinoport.fal;

import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import java.net.URI;
import okhttp3.OkHttpClient;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/**
 * fal, wired: everything that talks to it, over one set of connections.
 *
 * <p>Safe for use by many threads. Nothing is contacted before it is used. Thousands of waiting
 * generations do not wait for each other, and no thread of it keeps the JVM alive.
 */
public final class Fal implements AutoCloseable {
  private final FalConfig config;
  private final Clients clients;
  private final QueueLinks links;
  private final Provider provider;
  private final FalClips clips;
  private final FalFiles files;
  private final FalPrices prices;
  private final FalDirect direct;
  private final WebhookReceiver webhooks;

  private Fal(FalConfig config, Timekeeper time) {
    this.config = config;
    this.clients = new Clients(config);
    Exchange exchange = new Exchange(config.key());
    links = new QueueLinks(config.name(), config.hosts());
    PlatformApi platform = api(PlatformApi.class, config.hosts().platform(), clients.queue());
    StorageApi storage = api(StorageApi.class, config.hosts().rest(), clients.queue());
    clips = new FalClips(clients.plain(), config.limits(), config.key());
    files = new FalFiles(storage, exchange, clients.plain(), config, time);
    prices = new FalPrices(platform, exchange, time);
    direct =
        new FalDirect(
            api(SyncApi.class, config.hosts().sync(), clients.patient()),
            exchange,
            config.options(),
            time);
    WebhookAddress address = new WebhookAddress(config.webhook(), config.key());
    webhooks =
        new WebhookReceiver(
            new WebhookKeys(() -> webhookKeys(storage, exchange), time), address, links, time);
    provider =
        new Provider(
            config.name(),
            config.offers(),
            config.capabilities(),
            new FalVideoBackend(
                api(QueueApi.class, config.hosts().queue(), clients.queue()),
                exchange,
                links,
                submitter(exchange, address, time),
                new RequestListing(platform, exchange, links, config.reconciling(), time),
                time),
            new FalUploader(files),
            new FileClipStore(config.clips(), clips),
            new StatusStreams(clients.streams(), links, config.key(), time));
  }

  /** Wires fal, on the machine's own time. */
  public static Fal open(FalConfig config) {
    return new Fal(config, new SystemTime());
  }

  /** Wires fal, on another clock; it is only read. */
  public static Fal open(FalConfig config, Timekeeper time) {
    return new Fal(config, time);
  }

  /** Every port, for those who close nothing: connections end by themselves when they are idle. */
  public static Provider provider(FalConfig config) {
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
    return links.byName(requestId, endpoint);
  }

  /** Names a request by hand, for whoever goes by this {@link FalConfig#name}. */
  public static Handle handle(ProviderName name, String requestId, String endpoint) {
    return QueueLinks.byName(name, requestId, endpoint);
  }

  /** Ends every exchange at once; what was accepted goes on at fal. May be called twice. */
  @Override
  public void close() {
    clients.close();
  }

  private QueueSubmitter submitter(Exchange exchange, WebhookAddress address, Timekeeper time) {
    return new QueueSubmitter(
        api(QueueApi.class, config.hosts().queue(), clients.paid()),
        exchange,
        links,
        config.options(),
        address,
        time);
  }

  private static Either<String, String> webhookKeys(StorageApi storage, Exchange exchange) {
    return exchange
        .carryOut(storage.webhookKeys())
        .filterOrElse(Answer::isSuccess, answer -> "fal answered " + answer.code())
        .map(Answer::body);
  }

  private static <T> T api(Class<T> type, URI base, OkHttpClient client) {
    return new Retrofit.Builder()
        .baseUrl(base.toString())
        .client(client)
        .addConverterFactory(MoshiConverterFactory.create(Json.MOSHI))
        .validateEagerly(true)
        .build()
        .create(type);
  }
}
