package dev.kinoport.minimax;

import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.http.HttpShop;
import dev.kinoport.http.LazyShop;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.download.HttpClipSource;
import dev.kinoport.http.webhook.WebhookAddress;
import dev.kinoport.minimax.callback.MinimaxCallbacks;
import dev.kinoport.minimax.video.MinimaxVideoBackend;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Objects;

/**
 * MiniMax, wired with the first call: everything that talks to it, over one set of connections.
 * What it has accepted cannot be stopped, and a lost answer is found again by its message alone.
 *
 * <p>Safe for use by many threads. Nothing is contacted before it is used, and no thread of it
 * keeps the JVM alive.
 */
public final class Minimax implements HttpShop {
  private final LazyShop<Parts> shop;
  private final ClipSource clips;
  private final Provider provider;

  /** What stands behind the ports, over one set of connections. */
  private record Parts(
      HttpClipSource clips, MinimaxVideoBackend video, MinimaxCallbacks callbacks) {
    private static Parts over(ShopHttp http, MinimaxConfig config) {
      WebhookAddress address = new WebhookAddress(config.callback(), config.key().text());
      MinimaxVideoBackend video =
          new MinimaxVideoBackend(
              http, config.name(), config.base(), generation -> address.of(generation, ""));
      return new Parts(
          new HttpClipSource(http, config.http().clips()),
          video,
          new MinimaxCallbacks(config.name(), address, video));
    }
  }

  private Minimax(MinimaxConfig config, Timekeeper time) {
    shop =
        new LazyShop<>(
            () ->
                new ShopHttp(
                    config.http().settings("minimax", config.key(), List.of(config.base())), time),
            http -> Parts.over(http, config));
    clips = shop.clips(Parts::clips);
    provider =
        new Provider(
            config.name(),
            config.offers(),
            config.capabilities(),
            shop.video(Parts::video),
            noUploads(),
            new FileClipStore(config.clips(), clips),
            StatusFeed.silent(),
            Option.some(time));
  }

  /** Every image that it takes travels within the request. */
  private static MediaUploader noUploads() {
    return image ->
        Either.left(
            new ProviderFailure.Rejected(
                "MiniMax takes images within the request only, and this one is too large for that: "
                    + image.size()
                    + " bytes"));
  }

  /** Wires MiniMax, on the machine's own time. */
  public static Minimax open(MinimaxConfig config) {
    Objects.requireNonNull(config, "config must not be null");
    return open(config, new SystemTime());
  }

  /** Wires MiniMax, on another clock; it is only read. */
  public static Minimax open(MinimaxConfig config, Timekeeper time) {
    Objects.requireNonNull(config, "config must not be null");
    Objects.requireNonNull(time, "time must not be null");
    return new Minimax(config, time);
  }

  /** MiniMax through every port; clips are kept in {@link MinimaxConfig#clips}. */
  @Override
  public Provider provider() {
    return provider;
  }

  /** MiniMax's clips, for a store of one's own. */
  @Override
  public ClipSource clipSource() {
    return clips;
  }

  /** Reads MiniMax's messages; see {@link MinimaxConfig#callback}. */
  public MinimaxCallbacks callbacks() {
    return shop.parts().callbacks();
  }

  @Override
  public void prepare() {
    shop.parts();
  }

  /** Ends every exchange at once; what was accepted goes on at MiniMax. May be called twice. */
  @Override
  public void close() {
    shop.close();
  }
}
