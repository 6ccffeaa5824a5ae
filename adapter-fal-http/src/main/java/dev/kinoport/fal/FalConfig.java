package dev.kinoport.fal;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.fal.queue.FalOptions;
import dev.kinoport.fal.queue.Reconciling;
import dev.kinoport.http.config.BaseAddress;
import dev.kinoport.http.config.ConfigFaults;
import dev.kinoport.http.config.HttpSettings;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.http.config.ShopConfig;
import dev.kinoport.input.Violation;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.ProviderName;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/**
 * Everything that can be said about how fal is used.
 *
 * @param name written into every order, so that what was bought with this account is not looked for
 *     in another; by default {@code fal}, and {@code fal-emulator} for an emulator
 * @param offers what is sold; by default {@link FalOffers#catalogue}
 * @param key spends the money; no default
 * @param hosts where fal is; by default {@link FalHosts#live}
 * @param timeouts by default {@link HttpTimeouts#standard}
 * @param limits by default {@link FalLimits#standard}
 * @param options sent with every request; by default {@link FalOptions#standard}
 * @param reconciling how lost answers are looked for; by default {@link Reconciling#standard}
 * @param resultKept how long after its end a request can still be asked for; by default an hour,
 *     which fal promises for small results (those of over 10 KB, which no clip has, live 6 minutes,
 *     and an account that stores payloads keeps all of them for 30 days)
 * @param addressKept how long a clip's address leads to it; by default 7 days, the least that fal
 *     speaks of for accounts without a setting of their own; what {@link FalOptions#lifecycle} asks
 *     for counts too, if it is shorter
 * @param webhook our own address for fal's messages, told with every request; by default none
 * @param clips folder where clips are kept; by default {@code clips} below the working directory
 * @param proxies the way out; by default the JVM's own
 * @param client whose pool, proxy, TLS and interceptors are used; it stays open; by default one is
 *     made
 */
public record FalConfig(
    ProviderName name,
    Catalogue offers,
    FalKey key,
    FalHosts hosts,
    HttpTimeouts timeouts,
    FalLimits limits,
    FalOptions options,
    Reconciling reconciling,
    Duration resultKept,
    Duration addressKept,
    Option<URI> webhook,
    Path clips,
    Option<ProxySelector> proxies,
    Option<OkHttpClient> client)
    implements ShopConfig {
  private static final ProviderName LIVE = ProviderName.of("fal");
  private static final ProviderName EMULATOR = ProviderName.of("fal-emulator");

  /**
   * @throws IllegalArgumentException if the key would travel in clear text beyond this machine, the
   *     webhook's address is none, or something is kept for no time
   */
  public FalConfig {
    Objects.requireNonNull(name, "name must not be null");
    Objects.requireNonNull(offers, "offers must not be null");
    Objects.requireNonNull(key, "key must not be null");
    Objects.requireNonNull(hosts, "hosts must not be null");
    Objects.requireNonNull(timeouts, "timeouts must not be null");
    Objects.requireNonNull(limits, "limits must not be null");
    Objects.requireNonNull(options, "options must not be null");
    Objects.requireNonNull(reconciling, "reconciling must not be null");
    Objects.requireNonNull(resultKept, "resultKept must not be null");
    Objects.requireNonNull(addressKept, "addressKept must not be null");
    Objects.requireNonNull(webhook, "webhook must not be null");
    Objects.requireNonNull(clips, "clips must not be null");
    Objects.requireNonNull(proxies, "proxies must not be null");
    Objects.requireNonNull(client, "client must not be null");
    ConfigFaults faults =
        new ConfigFaults("FalConfig")
            .unless(resultKept.isPositive(), "resultKept", resultKept, "must be above zero")
            .unless(addressKept.isPositive(), "addressKept", addressKept, "must be above zero");
    if (!key.equals(FalKey.OFFLINE)) {
      hosts.all().forEach(base -> BaseAddress.checkSecrecy(faults, "hosts", base));
    }
    webhook.forEach(address ->
        faults.unless(
            BaseAddress.isWeb(address),
            "webhook",
            "...",
            "must be an address such as https://us.example/hook"));
    faults.refuse();
  }

  /**
   * The live service with all defaults.
   *
   * @param key {@code id:secret}; white space around it is dropped
   * @throws IllegalArgumentException if it cannot be a key
   */
  public static FalConfig of(String key) {
    Objects.requireNonNull(key, "key must not be null");
    return new Change(LIVE, FalKey.of(key), FalHosts.live()).done();
  }

  /**
   * An emulator such as {@code kinoport serve}. It gets a key that is none, and clips may come from
   * its address.
   *
   * @param address such as {@code http://127.0.0.1:8080}
   * @throws IllegalArgumentException if the address is not absolute http or https
   */
  public static FalConfig emulator(URI address) {
    Objects.requireNonNull(address, "address must not be null");
    FalHosts hosts = FalHosts.emulator(address);
    FalLimits limits = FalLimits.standard().clipsFrom(List.of(hosts.queue().getHost()), true);
    return new Change(EMULATOR, FalKey.OFFLINE, hosts).done().limits(limits);
  }

  /**
   * What the environment asks for: {@code FAL_EMULATOR_URL}, which gets no real key; else {@code
   * FAL_KEY}; else {@code FAL_KEY_ID} with {@code FAL_KEY_SECRET}. Values are trimmed, empty ones
   * count as absent. The way out is that of {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code
   * ALL_PROXY} and {@code NO_PROXY}.
   *
   * @return what is missing or wrong; never shows a key
   */
  public static Validation<Seq<Violation>, FalConfig> fromEnvironment(
      Map<String, String> environment) {
    Objects.requireNonNull(environment, "environment must not be null");
    return new FalEnvironment(environment).config();
  }

  /** The same under another name: another account, or an emulator's world. */
  public FalConfig name(ProviderName word) {
    Objects.requireNonNull(word, "word must not be null");
    return with(change -> change.name = word);
  }

  /** The same, selling something else. */
  public FalConfig offers(Catalogue others) {
    Objects.requireNonNull(others, "others must not be null");
    return with(change -> change.offers = others);
  }

  /** The same elsewhere. */
  public FalConfig hosts(FalHosts where) {
    Objects.requireNonNull(where, "where must not be null");
    return with(change -> change.hosts = where);
  }

  /** The same with other patience. */
  public FalConfig timeouts(HttpTimeouts patience) {
    Objects.requireNonNull(patience, "patience must not be null");
    return with(change -> change.timeouts = patience);
  }

  /** The same with other limits. */
  public FalConfig limits(FalLimits bounds) {
    Objects.requireNonNull(bounds, "bounds must not be null");
    return with(change -> change.limits = bounds);
  }

  /** The same with other options on every request. */
  public FalConfig options(FalOptions wishes) {
    Objects.requireNonNull(wishes, "wishes must not be null");
    return with(change -> change.options = wishes);
  }

  /** The same, looking for lost answers in another way. */
  public FalConfig reconciling(Reconciling way) {
    Objects.requireNonNull(way, "way must not be null");
    return with(change -> change.reconciling = way);
  }

  /** The same, for an account that keeps results and clips this long. */
  public FalConfig kept(Duration result, Duration address) {
    Objects.requireNonNull(result, "result must not be null");
    Objects.requireNonNull(address, "address must not be null");
    return with(change -> {
      change.resultKept = result;
      change.addressKept = address;
    });
  }

  /** The same, with fal sending messages to this address. */
  public FalConfig webhook(URI address) {
    Objects.requireNonNull(address, "address must not be null");
    return with(change -> change.webhook = Option.of(address));
  }

  /** The same, keeping clips in this folder. */
  public FalConfig clips(Path folder) {
    Objects.requireNonNull(folder, "folder must not be null");
    return with(change -> change.clips = folder);
  }

  /** The same, through proxies, each for some addresses. */
  public FalConfig proxies(ProxySelector ways) {
    Objects.requireNonNull(ways, "ways must not be null");
    return with(change -> change.proxies = Option.of(ways));
  }

  /** The same, on the caller's own client. */
  public FalConfig client(OkHttpClient own) {
    Objects.requireNonNull(own, "own must not be null");
    return with(change -> change.client = Option.of(own));
  }

  @Override
  public Capabilities capabilities() {
    return FalCapabilities.of(this);
  }

  HttpSettings http() {
    return new HttpSettings(
        "fal",
        key.authorization(),
        hosts.all(),
        key.secret(),
        timeouts,
        limits.answerBytes(),
        proxies,
        client);
  }

  /** Without the address of the webhook, which may be secret. */
  @Override
  public String toString() {
    return "FalConfig[name=%s, hosts=%s, timeouts=%s, limits=%s, options=%s, reconciling=%s, clips=%s]"
        .formatted(name, hosts, timeouts, limits, options, reconciling, clips);
  }

  private FalConfig with(Consumer<Change> made) {
    Change change = new Change(this);
    made.accept(change);
    return change.done();
  }

  /** One in the making, at first with the defaults. */
  private static final class Change {
    private ProviderName name;
    private Catalogue offers = FalOffers.catalogue();
    private final FalKey key;
    private FalHosts hosts;
    private HttpTimeouts timeouts = HttpTimeouts.standard();
    private FalLimits limits = FalLimits.standard();
    private FalOptions options = FalOptions.standard();
    private Reconciling reconciling = Reconciling.standard();
    private Duration resultKept = Duration.ofHours(1);
    private Duration addressKept = Duration.ofDays(7);
    private Option<URI> webhook = Option.none();
    private Path clips = Path.of("clips");
    private Option<ProxySelector> proxies = Option.none();
    private Option<OkHttpClient> client = Option.none();

    private Change(ProviderName name, FalKey key, FalHosts hosts) {
      this.name = name;
      this.key = key;
      this.hosts = hosts;
    }

    private Change(FalConfig from) {
      this(from.name, from.key, from.hosts);
      offers = from.offers;
      timeouts = from.timeouts;
      limits = from.limits;
      options = from.options;
      reconciling = from.reconciling;
      resultKept = from.resultKept;
      addressKept = from.addressKept;
      webhook = from.webhook;
      clips = from.clips;
      proxies = from.proxies;
      client = from.client;
    }

    private FalConfig done() {
      return new FalConfig(
          name,
          offers,
          key,
          hosts,
          timeouts,
          limits,
          options,
          reconciling,
          resultKept,
          addressKept,
          webhook,
          clips,
          proxies,
          client);
    }
  }
}
