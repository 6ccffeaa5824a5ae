package dev.kinoport.http.download;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.ClipStream;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.http.ClipLimits;
import dev.kinoport.http.Recent;
import dev.kinoport.http.Secret;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.Words;
import io.vavr.control.Either;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Reads clips from where results say they are, without the key, and only from allowed hosts. */
public final class HttpClipSource implements ClipSource {
  private final OkHttpClient client;
  private final Dns names;
  private final ClipHosts hosts;
  private final ClipLimits limits;
  private final Secret secret;

  /** By the address that the bytes came from. */
  private final Map<HttpUrl, HandedOut> begun = Collections.synchronizedMap(new Recent<>());

  /** Reads over the clients without a key. */
  public HttpClipSource(ShopHttp http, ClipLimits limits) {
    this.hosts = new ClipHosts(limits);
    this.names = http.plain().dns();
    this.client = guarded(http.plain(), hosts);
    this.limits = limits;
    this.secret = http.secret();
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
      return Either.left(new ClipFailure.Forbidden(notHttp(clip.location())));
    }
    return fetch(clip.trustedHosts(), offset).from(url);
  }

  private static String notHttp(URI location) {
    String scheme = location.getScheme();
    return scheme == null
        ? "the address of the clip is not a whole one: "
            + Words.excerpt(location.toString().replaceFirst("[?#].*", ""))
        : "a clip is fetched over http or https only, not over " + Words.excerpt(scheme);
  }

  /** A connection that was made for one clip's trusted hosts is used for that clip alone. */
  private ClipFetch fetch(Set<String> trusted, long offset) {
    ClipHosts allowed = trusted.isEmpty() ? hosts : hosts.trusting(trusted);
    OkHttpClient own = trusted.isEmpty() ? client : guarded(client, allowed);
    return new ClipFetch(own, allowed, begun, limits, secret, offset);
  }
}
