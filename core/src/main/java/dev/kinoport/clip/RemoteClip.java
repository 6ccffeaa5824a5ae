package dev.kinoport.clip;

import io.vavr.control.Option;
import java.net.URI;
import java.util.Set;

/**
 * A finished clip that still lies with the provider, where it will not stay for long.
 *
 * @param location where to fetch it
 * @param contentType media type, if the provider says so
 * @param size bytes, if the provider says so; a hint, for it may be wrong of a clip that is whole
 * @param trustedHosts hosts that this one clip may come from, besides those of its source; a person
 *     named them
 * @param mostBytes what is longer is no such clip; not fetched any further
 */
public record RemoteClip(
    URI location,
    Option<String> contentType,
    Option<Long> size,
    Set<String> trustedHosts,
    long mostBytes) {
  /** Longer than any clip that is sold; who knows what was bought says less. */
  private static final long LONGEST = 16L * 1024 * 1024 * 1024;

  public RemoteClip {
    if (mostBytes < 1) {
      throw new IllegalArgumentException("mostBytes must be at least 1, not " + mostBytes);
    }
    trustedHosts = Set.copyOf(trustedHosts);
  }

  /** A clip that may come from these hosts too, of which nobody says how long it can be. */
  public RemoteClip(
      URI location, Option<String> contentType, Option<Long> size, Set<String> trustedHosts) {
    this(location, contentType, size, trustedHosts, LONGEST);
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
    return new RemoteClip(location, contentType, size, hosts, mostBytes);
  }

  /** The same clip, which is no longer than this. */
  public RemoteClip atMost(long bytes) {
    return new RemoteClip(location, contentType, size, trustedHosts, bytes);
  }
}
