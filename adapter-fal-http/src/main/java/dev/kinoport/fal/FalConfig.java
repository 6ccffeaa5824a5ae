package dev.kinoport.fal;

import dev.kinoport.request.Violation;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Everything that can be said about how fal is used.
 *
 * @param key spends the money; no default
 * @param hosts where fal is; by default {@link FalHosts#live}
 * @param timeouts by default {@link FalTimeouts#standard}
 * @param limits by default {@link FalLimits#standard}
 * @param options sent with every request; by default {@link FalOptions#standard}
 * @param reconciling how lost answers are looked for; by default {@link Reconciling#standard}
 * @param webhook our own address for fal's messages, told with every request; by default none
 * @param clips folder where clips are kept; by default {@code clips} below the working directory
 * @param proxy the way out; by default none
 * @param client whose pool, proxy, TLS and interceptors are used; it stays open; by default one is
 *     made
 */
public record FalConfig(
    FalKey key,
    FalHosts hosts,
    FalTimeouts timeouts,
    FalLimits limits,
    FalOptions options,
    Reconciling reconciling,
    Option<URI> webhook,
    Path clips,
    Option<Proxy> proxy,
    Option<OkHttpClient> client) {
  private static final List<String> LOCAL = List.of("127.0.0.1", "localhost", "[::1]");

  /**
   * @throws IllegalArgumentException if the key would travel in clear text beyond this machine, or
   *     the webhook's address is none
   */
  public FalConfig {
    Faults faults = new Faults("FalConfig");
    if (!key.equals(FalKey.OFFLINE)) {
      for (URI base : hosts.all()) {
        boolean open = base.getScheme().equals("http") && !LOCAL.contains(base.getHost());
        faults.unless(!open, "hosts", base, "must be https, or the key travels in clear text");
      }
    }
    webhook.forEach(address ->
        faults.unless(
            HttpUrl.parse(address.toString()) != null,
            "webhook",
            "...",
            "must be an address such as https://us.example/hook"));
    faults.refuse();
  }

  /** How lost answers are looked for in fal's listing. */
  public enum Reconciling {
    /** Not at all; a person decides. */
    OFF,
    /** A match is believed, an absence is not: nobody documents that the listing is complete. */
    MATCHES,
    /** An absence is believed too, so that the request may be sent again. */
    MATCHES_AND_ABSENCE;

    /** The default: {@link #MATCHES}. */
    public static Reconciling standard() {
      return MATCHES;
    }
  }

  /**
   * The live service with all defaults.
   *
   * @param key {@code id:secret}; white space around it is dropped
   * @throws IllegalArgumentException if it cannot be a key
   */
  public static FalConfig of(String key) {
    return standard(FalKey.of(key), FalHosts.live(), FalLimits.standard());
  }

  /**
   * An emulator such as {@code kinoport serve}. It gets a key that is none, and clips may come from
   * its address.
   *
   * @param address such as {@code http://127.0.0.1:8080}
   * @throws IllegalArgumentException if the address is not absolute http or https
   */
  public static FalConfig emulator(URI address) {
    FalHosts hosts = FalHosts.emulator(address);
    FalLimits limits = FalLimits.standard().clipsFrom(List.of(hosts.queue().getHost()), true);
    return standard(FalKey.OFFLINE, hosts, limits);
  }

  /**
   * What the environment asks for: {@code FAL_EMULATOR_URL}, which gets no real key; else {@code
   * FAL_KEY}; else {@code FAL_KEY_ID} with {@code FAL_KEY_SECRET}. Values are trimmed, empty ones
   * count as absent.
   *
   * @return what is missing or wrong; never shows a key
   */
  public static Validation<Seq<Violation>, FalConfig> fromEnvironment(
      Map<String, String> environment) {
    return new FalEnvironment(environment).config();
  }

  /** The same elsewhere. */
  public FalConfig hosts(FalHosts where) {
    return new FalConfig(
        key, where, timeouts, limits, options, reconciling, webhook, clips, proxy, client);
  }

  /** The same with other patience. */
  public FalConfig timeouts(FalTimeouts patience) {
    return new FalConfig(
        key, hosts, patience, limits, options, reconciling, webhook, clips, proxy, client);
  }

  /** The same with other limits. */
  public FalConfig limits(FalLimits bounds) {
    return new FalConfig(
        key, hosts, timeouts, bounds, options, reconciling, webhook, clips, proxy, client);
  }

  /** The same with other options on every request. */
  public FalConfig options(FalOptions wishes) {
    return new FalConfig(
        key, hosts, timeouts, limits, wishes, reconciling, webhook, clips, proxy, client);
  }

  /** The same, looking for lost answers in another way. */
  public FalConfig reconciling(Reconciling way) {
    return new FalConfig(key, hosts, timeouts, limits, options, way, webhook, clips, proxy, client);
  }

  /** The same, with fal sending messages to this address. */
  public FalConfig webhook(URI address) {
    return new FalConfig(
        key,
        hosts,
        timeouts,
        limits,
        options,
        reconciling,
        Option.of(address),
        clips,
        proxy,
        client);
  }

  /** The same, keeping clips in this folder. */
  public FalConfig clips(Path folder) {
    return new FalConfig(
        key, hosts, timeouts, limits, options, reconciling, webhook, folder, proxy, client);
  }

  /** The same, through a proxy. */
  public FalConfig proxy(Proxy way) {
    return new FalConfig(
        key, hosts, timeouts, limits, options, reconciling, webhook, clips, Option.of(way), client);
  }

  /** The same, on the caller's own client. */
  public FalConfig client(OkHttpClient own) {
    return new FalConfig(
        key, hosts, timeouts, limits, options, reconciling, webhook, clips, proxy, Option.of(own));
  }

  /** Without the address of the webhook, which may be secret. */
  @Override
  public String toString() {
    return "FalConfig[hosts=%s, timeouts=%s, limits=%s, options=%s, reconciling=%s, clips=%s]"
        .formatted(hosts, timeouts, limits, options, reconciling, clips);
  }

  private static FalConfig standard(FalKey key, FalHosts hosts, FalLimits limits) {
    return new FalConfig(
        key,
        hosts,
        FalTimeouts.standard(),
        limits,
        FalOptions.standard(),
        Reconciling.standard(),
        Option.none(),
        Path.of("clips"),
        Option.none(),
        Option.none());
  }
}
