package dev.kinoport.clip;

import io.vavr.control.Option;
import java.net.URI;
import java.util.Set;

/**
 * A finished clip that still lies with the provider, where it will not stay for long.
 *
 * @param location where to fetch it
 * @param contentType media type, if the provider says so
 * @param size bytes, if the provider says so
 * @param trustedHosts hosts that this one clip may come from, besides those of its source; a person
 *     named them
 */
public record RemoteClip(
    URI location, Option<String> contentType, Option<Long> size, Set<String> trustedHosts) {
  public RemoteClip {
    trustedHosts = Set.copyOf(trustedHosts);
  }

  /** A clip that comes from where its source lets clips come from. */
  public RemoteClip(URI location, Option<String> contentType, Option<Long> size) {
    this(location, contentType, size, Set.of());
  }

  /** Without the address, which may be signed. */
  @Override
  public String toString() {
    return "RemoteClip[%s, %s]".formatted(location.getHost(), size);
  }

  /** The same clip, which may come from these hosts too. */
  public RemoteClip trusting(Set<String> hosts) {
    return new RemoteClip(location, contentType, size, hosts);
  }
}
