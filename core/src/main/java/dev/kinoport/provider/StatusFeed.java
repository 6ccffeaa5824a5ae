package dev.kinoport.provider;

import java.util.function.Consumer;

/**
 * Hears from the provider how far generations are, without asking each time. It only makes things
 * faster: whatever a feed misses, polling finds.
 *
 * <p>Safe for use by many threads. Never throws for an expected failure: a feed that cannot be had
 * is one that is not alive. Proven by {@code StatusFeedContract}.
 */
@FunctionalInterface
public interface StatusFeed {
  /**
   * Begins to listen.
   *
   * @param heard told each status as it comes, on the feed's own threads; must not block
   * @return the listening, to be closed by the caller
   */
  Following follow(Handle handle, Consumer<ProviderStatus> heard);

  /** A feed that hears nothing, for providers without one. */
  static StatusFeed silent() {
    return (handle, heard) -> Following.NONE;
  }

  /** One generation being listened to. */
  interface Following extends AutoCloseable {
    /** Not alive and never was. */
    Following NONE =
        new Following() {
          @Override
          public boolean isAlive() {
            return false;
          }

          @Override
          public void close() {}
        };

    /** Whether a change would be heard now; while it is, nobody needs to ask. */
    boolean isAlive();

    /**
     * Whether nothing will be heard any more, so that listening anew may help. What is still on its
     * way to being alive is neither alive nor has it ended.
     */
    default boolean hasEnded() {
      return !isAlive();
    }

    /**
     * Stops listening. Once this has returned nobody is told anything, nor is still being told. May
     * be called twice, and by whoever is just being told.
     */
    @Override
    void close();
  }
}
