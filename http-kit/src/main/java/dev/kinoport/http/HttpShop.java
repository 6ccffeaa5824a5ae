package dev.kinoport.http;

import dev.kinoport.clip.ClipSource;
import dev.kinoport.provider.Provider;

/**
 * A provider over HTTP, with what is open for it: what Kinoport's own adapters make, and what a
 * container closes.
 *
 * <p>Safe for use by many threads. Nothing is contacted before it is used, and no thread of it
 * keeps the JVM alive.
 */
public interface HttpShop extends AutoCloseable {
  /** The provider through every port. */
  Provider provider();

  /** Its clips, for a store of one's own. */
  ClipSource clipSource();

  /**
   * Does now what the first call would do: the client and TLS are set up. Nothing is contacted. For
   * a program that is ready and has time.
   *
   * @throws IllegalStateException if this machine has no TLS, or lacks a library
   */
  void prepare();

  /** Ends every exchange at once; what was accepted goes on there. May be called twice. */
  @Override
  void close();
}
