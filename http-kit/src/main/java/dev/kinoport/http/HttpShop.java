package dev.kinoport.http;

import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.http.config.ShopConfig;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;

/**
 * A provider over HTTP, with what is open for it: what Kinoport's own adapters make, and what a
 * container closes.
 *
 * <p>Safe for use by many threads. Nothing is contacted before it is used, and no thread of it
 * keeps the JVM alive.
 */
public abstract class HttpShop implements AutoCloseable {
  private final LazyShop<?> shop;
  private final ClipSource clips;
  private final Provider provider;

  /**
   * What a shop does; nothing is wired for it.
   *
   * @param uploader of images
   * @param video the paid requests, and what became of them
   * @param clips on their way home
   * @param news that come by themselves
   */
  public record Ports(
      MediaUploader uploader, VideoBackend video, ClipSource clips, StatusFeed news) {}

  /**
   * @param shop wired with its first call
   * @param time read, and told to the engine
   */
  protected HttpShop(ShopConfig config, LazyShop<?> shop, Timekeeper time, Ports ports) {
    this.shop = shop;
    clips = ports.clips();
    provider =
        new Provider(
            config.name(),
            config.offers(),
            config.capabilities(),
            ports.video(),
            ports.uploader(),
            new FileClipStore(config.clips(), clips),
            ports.news(),
            Option.some(time));
  }

  /** The provider through every port; clips are kept in the folder that its set-up names. */
  public final Provider provider() {
    return provider;
  }

  /** Its clips, for a store of one's own. */
  public final ClipSource clipSource() {
    return clips;
  }

  /**
   * Does now what the first call would do: the client and TLS are set up. Nothing is contacted. For
   * a program that is ready and has time.
   *
   * @throws IllegalStateException if this machine has no TLS, or lacks a library
   */
  public final void prepare() {
    shop.parts();
  }

  /** Ends every exchange at once; what was accepted goes on there. May be called twice. */
  @Override
  public final void close() {
    shop.close();
  }
}
