package dev.kinoport.engine;

import dev.kinoport.generation.GenerationId;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.provider.StatusFeed.Following;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has been heard of generations and not been looked at yet. A status that comes in wakes its
 * generation, which then finds it here instead of asking.
 */
final class Feeds {
  private final StatusFeed feed;
  private final ConcurrentHashMap<GenerationId, Following> followings = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<GenerationId, ProviderStatus> heard = new ConcurrentHashMap<>();
  private volatile Consumer<GenerationId> wake = id -> {};
  private volatile boolean closed;

  Feeds(StatusFeed feed) {
    this.feed = feed;
  }

  /** Who is woken when something was heard. */
  void waking(Consumer<GenerationId> sleeper) {
    wake = sleeper;
  }

  /** The latest status heard, once. */
  Option<ProviderStatus> take(GenerationId id) {
    return Option.of(heard.remove(id));
  }

  /** Makes sure that a generation is listened to, and says whether it is. */
  boolean isFollowed(GenerationId id, Handle handle) {
    if (closed) {
      return false;
    }
    boolean alive = followings.compute(id, (key, known) -> alive(key, handle, known)).isAlive();
    if (closed) {
      forget(id);
    }
    return alive;
  }

  /** Whether somebody is about to tell, and does not yet. */
  boolean isOpening(GenerationId id) {
    Following known = followings.get(id);
    return known != null && !known.isAlive() && !known.hasEnded();
  }

  private Following alive(GenerationId id, Handle handle, @Nullable Following known) {
    if (known != null && !known.hasEnded()) {
      return known;
    }
    if (known != null) {
      known.close();
    }
    return feed.follow(
        handle,
        status -> {
          heard.put(id, status);
          wake.accept(id);
        });
  }

  /** Nothing more is to be heard of a generation. */
  void forget(GenerationId id) {
    Following known = followings.remove(id);
    if (known != null) {
      known.close();
    }
    heard.remove(id);
  }

  /** Nothing more is to be heard at all. */
  void close() {
    closed = true;
    followings.keySet().forEach(this::forget);
  }
}
