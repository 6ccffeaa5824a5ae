package dev.kinoport.http.download;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.ClipStream;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.http.Answer;
import dev.kinoport.http.ErrorText;
import dev.kinoport.http.Recent;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.config.ClipDownloadLimits;
import dev.kinoport.http.config.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Reads clips from where results say they are, and only from allowed hosts. The key goes along only
 * to the shop's own bases, and only where clips come {@linkplain #throughTheApi through its API}.
 */
public final class HttpClipSource implements ClipSource {
  /** Where nobody is: the way there is the way to any clip. */
  private static final List<URI> ANYWHERE =
      List.of(URI.create("https://clips.example/"), URI.create("http://clips.example/"));

  private final OkHttpClient client;
  private final Option<Function<Answer, Option<String>>> moved;
  private final Dns names;
  private final ClipHosts hosts;
  private final ClipDownloadLimits limits;
  private final MinimumSpeedGuard speed;
  private final Secret secret;

  /** By the address that the bytes came from. */
  private final Map<HttpUrl, HandedOut> begun = Collections.synchronizedMap(new Recent<>());

  /** Reads without the key, from a file host that needs none. */
  public HttpClipSource(ShopHttp http, ClipDownloadLimits limits) {
    this(http, http.plain(), limits, Option.none());
  }

  private HttpClipSource(
      ShopHttp http,
      OkHttpClient client,
      ClipDownloadLimits limits,
      Option<Function<Answer, Option<String>>> moved) {
    this.hosts = new ClipHosts(limits, host -> isProxy(client, host));
    this.names = client.dns();
    this.client = guarded(client, hosts);
    this.limits = limits;
    this.speed = new MinimumSpeedGuard(http.time(), limits.speed());
    this.secret = http.secret();
    this.moved = moved;
  }

  /**
   * Reads from a shop whose API hands clips out itself, with the key for it. A redirect that leads
   * away from its bases is followed without.
   *
   * @param moved reads an answer that is an error where that says in words where the clip is; it
   *     counts as a redirect
   */
  public static HttpClipSource throughTheApi(
      ShopHttp http, ClipDownloadLimits limits, Function<Answer, Option<String>> moved) {
    return new HttpClipSource(http, http.files(), limits, Option.some(moved));
  }

  private static boolean isProxy(OkHttpClient client, String host) {
    Stream<Proxy> ways =
        client.proxy() == null
            ? ANYWHERE.stream().flatMap(there -> client.proxySelector().select(there).stream())
            : Stream.of(client.proxy());
    return ways.anyMatch(way ->
        way.address() instanceof InetSocketAddress there
            && there.getHostString().equalsIgnoreCase(host));
  }

  private OkHttpClient guarded(OkHttpClient plain, ClipHosts allowed) {
    return plain.newBuilder().dns(allowed.guarding(names)).build();
  }

  @Override
  public Either<ClipFailure, ClipStream> open(RemoteClip clip, long offset) {
    String location = clip.location().toString();
    if (location.isBlank()) {
      return Either.left(new ClipFailure.Gone("the address of the clip is empty"));
    }
    HttpUrl url = HttpUrl.parse(location);
    if (url == null) {
      return Either.left(new ClipFailure.Unacceptable(notHttp(clip.location())));
    }
    return fetch(clip.trustedHosts(), offset).from(url);
  }

  private static String notHttp(URI location) {
    String scheme = location.getScheme();
    return scheme == null
        ? "the address of the clip is not a whole one: \"%s\""
            .formatted(ErrorText.excerpt(location.toString().replaceFirst("[?#].*", "")))
        : "a clip is fetched over http or https only, not over " + ErrorText.excerpt(scheme);
  }

  /** A connection that was made for one clip's trusted hosts is used for that clip alone. */
  private ClipFetch fetch(Set<String> trusted, long offset) {
    ClipHosts allowed = trusted.isEmpty() ? hosts : hosts.trusting(trusted);
    OkHttpClient own = trusted.isEmpty() ? client : guarded(client, allowed);
    return new ClipFetch(own, speed, allowed, begun, limits, secret, moved, offset);
  }
}
