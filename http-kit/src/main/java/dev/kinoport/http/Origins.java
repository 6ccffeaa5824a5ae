package dev.kinoport.http;

import java.net.URI;
import java.util.List;
import okhttp3.HttpUrl;

/** A few bases, and whether an address lies below one of them. */
public final class Origins {
  private final List<HttpUrl> bases;

  public Origins(List<URI> bases) {
    this.bases = bases.stream().map(base -> HttpUrl.get(base.toString())).toList();
  }

  /** Whether an address lies below one of them, without a user in it. */
  public boolean have(HttpUrl url) {
    return url.username().isEmpty()
        && url.password().isEmpty()
        && bases.stream().anyMatch(base -> isBelow(base, url));
  }

  private static boolean isBelow(HttpUrl base, HttpUrl url) {
    return base.scheme().equals(url.scheme())
        && base.host().equals(url.host())
        && base.port() == url.port()
        && url.encodedPath().startsWith(base.encodedPath());
  }
}
