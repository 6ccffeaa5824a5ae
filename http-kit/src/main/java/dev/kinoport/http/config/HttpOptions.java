package dev.kinoport.http.config;

import io.vavr.control.Option;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/**
 * How a shop is talked to over HTTP, whichever it is. {@link #standard} has the defaults; each
 * method of the same name as a component gives a copy with another value.
 *
 * @param timeouts how long exchanges may take; by default {@link HttpTimeouts#standard}
 * @param answerBytes most bytes of an answer; by default 8 MiB
 * @param clipHosts hosts that clips may come from; by default the shop's own
 * @param clipsFromInside whether they may come from this machine or its network; by default not
 * @param clipBytes most bytes of a clip; by default 4 GiB
 * @param clipSpeed how fast a clip must come; by default {@link MinimumSpeed#standard}
 * @param proxies the way out; by default the JVM's own
 * @param client whose pool, proxy, TLS and interceptors are used; it stays open; by default one is
 *     made
 */
public record HttpOptions(
    HttpTimeouts timeouts,
    long answerBytes,
    List<String> clipHosts,
    boolean clipsFromInside,
    long clipBytes,
    MinimumSpeed clipSpeed,
    Option<ProxySelector> proxies,
    Option<OkHttpClient> client) {
  private static final long MIB = 1024L * 1024;

  /**
   * @throws IllegalArgumentException that names each bound that is not above zero
   */
  public HttpOptions {
    Objects.requireNonNull(timeouts, "timeouts must not be null");
    Objects.requireNonNull(clipHosts, "clipHosts must not be null");
    Objects.requireNonNull(clipSpeed, "clipSpeed must not be null");
    Objects.requireNonNull(proxies, "proxies must not be null");
    Objects.requireNonNull(client, "client must not be null");
    clipHosts = List.copyOf(clipHosts);
    new ConfigFaults("HttpOptions")
        .unless(answerBytes > 0, "answerBytes", answerBytes, "must be above zero")
        .unless(clipBytes > 0, "clipBytes", clipBytes, "must be above zero")
        .refuse();
  }

  /** The defaults, with clips from these hosts. */
  public static HttpOptions standard(String... clipHosts) {
    Objects.requireNonNull(clipHosts, "clipHosts must not be null");
    Change change = new Change();
    change.clipHosts = List.of(clipHosts);
    return change.done();
  }

  /** The same with other patience. */
  public HttpOptions timeouts(HttpTimeouts patience) {
    Objects.requireNonNull(patience, "patience must not be null");
    return with(change -> change.timeouts = patience);
  }

  /** The same, with answers of at most so many bytes. */
  public HttpOptions answerBytes(long most) {
    return with(change -> change.answerBytes = most);
  }

  /** The same, with clips from these hosts. */
  public HttpOptions clipsFrom(List<String> hosts, boolean insideToo) {
    Objects.requireNonNull(hosts, "hosts must not be null");
    return with(change -> {
      change.clipHosts = hosts;
      change.clipsFromInside = insideToo;
    });
  }

  /** The same, with clips of at most so many bytes. */
  public HttpOptions clipBytes(long most) {
    return with(change -> change.clipBytes = most);
  }

  /** The same, with other patience for clips that trickle. */
  public HttpOptions clipSpeed(MinimumSpeed least) {
    Objects.requireNonNull(least, "least must not be null");
    return with(change -> change.clipSpeed = least);
  }

  /** The same, through proxies, each for some addresses. */
  public HttpOptions proxies(ProxySelector ways) {
    Objects.requireNonNull(ways, "ways must not be null");
    return with(change -> change.proxies = Option.of(ways));
  }

  /** The same, on the caller's own client. */
  public HttpOptions client(OkHttpClient own) {
    Objects.requireNonNull(own, "own must not be null");
    return with(change -> change.client = Option.of(own));
  }

  /** The settings for one shop. */
  public HttpSettings settings(String shop, ApiKey key, List<URI> own) {
    Objects.requireNonNull(shop, "shop must not be null");
    Objects.requireNonNull(key, "key must not be null");
    Objects.requireNonNull(own, "own must not be null");
    return new HttpSettings(
        shop, key.bearer(), own, key.secret(), timeouts, answerBytes, proxies, client);
  }

  /** What may be fetched as a clip. */
  public ClipDownloadLimits clips() {
    return new ClipDownloadLimits(
        clipHosts, clipsFromInside, clipBytes, "HttpOptions.clipBytes raises it", clipSpeed);
  }

  private HttpOptions with(Consumer<Change> made) {
    Change change = new Change(this);
    made.accept(change);
    return change.done();
  }

  /** One in the making, at first with the defaults. */
  private static final class Change {
    private HttpTimeouts timeouts = HttpTimeouts.standard();
    private long answerBytes = 8 * MIB;
    private List<String> clipHosts = List.of();
    private boolean clipsFromInside;
    private long clipBytes = 4 * 1024 * MIB;
    private MinimumSpeed clipSpeed = MinimumSpeed.standard();
    private Option<ProxySelector> proxies = Option.none();
    private Option<OkHttpClient> client = Option.none();

    private Change() {}

    private Change(HttpOptions from) {
      timeouts = from.timeouts;
      answerBytes = from.answerBytes;
      clipHosts = from.clipHosts;
      clipsFromInside = from.clipsFromInside;
      clipBytes = from.clipBytes;
      clipSpeed = from.clipSpeed;
      proxies = from.proxies;
      client = from.client;
    }

    private HttpOptions done() {
      return new HttpOptions(
          timeouts, answerBytes, clipHosts, clipsFromInside, clipBytes, clipSpeed, proxies, client);
    }
  }
}
