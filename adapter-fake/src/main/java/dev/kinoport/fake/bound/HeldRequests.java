package dev.kinoport.fake.bound;

import dev.kinoport.provider.ProviderError;
import io.vavr.control.Option;

/**
 * What is kept of the requests of a world, counted against its bounds. Safe for use by many
 * threads.
 */
public final class HeldRequests {
  private final WorldBounds bounds;
  private int requests;
  private long bytes;

  /** Nothing yet. */
  public HeldRequests(WorldBounds bounds) {
    this.bounds = bounds;
  }

  /** Counts more. */
  public synchronized void add(int more, long moreBytes) {
    requests += more;
    bytes += moreBytes;
  }

  /** What a submit is answered for which there is no place; none if there is one. */
  public synchronized Option<ProviderError> fullness() {
    if (requests < bounds.requests() && bytes < bounds.bytes()) {
      return Option.none();
    }
    return Option.some(
        ProviderError.of(
            ProviderError.Kind.THROTTLED,
            "concurrent_requests_limit",
            "this fake has no place for another request: it keeps %,d, with %,d bytes, until it is reset"
                .formatted(requests, bytes)));
  }

  /** Forgets all of them. */
  public synchronized void clear() {
    requests = 0;
    bytes = 0;
  }
}
