package dev.kinoport.videos;

import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.http.HttpShop;
import dev.kinoport.http.LazyShop;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.config.ApiKey;
import dev.kinoport.http.config.HttpSettings;
import dev.kinoport.http.download.HttpClipSource;
import dev.kinoport.provider.MediaUploader;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import dev.kinoport.videos.answer.CloudWords;
import dev.kinoport.videos.video.ServedBy;
import dev.kinoport.videos.video.VideosBackend;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Objects;

/**
 * Servers of {@code /v1/videos}, wired with the first call: everything that talks to them, over one
 * set of connections. A server that is restarted has lost its jobs: they are told as not found.
 *
 * <p>Safe for use by many threads. Nothing is contacted before it is used, and no thread of it
 * keeps the JVM alive.
 */
public final class Videos implements HttpShop {
  private final LazyShop<Parts> shop;
  private final ClipSource clips;
  private final Provider provider;

  /** What stands behind the ports, over one set of connections. */
  private record Parts(HttpClipSource clips, VideosBackend video) {
    private static Parts over(ShopHttp http, VideosConfig config) {
      return new Parts(
          HttpClipSource.throughTheApi(http, config.clipLimits(), CloudWords::place),
          new VideosBackend(
              http,
              new ServedBy(config.name(), config.offers(), config.base(), config.bases()),
              config.dialect(),
              config.json(),
              config.believesAbsence()));
    }
  }

  private Videos(VideosConfig config, Timekeeper time) {
    shop =
        new LazyShop<>(
            () -> new ShopHttp(settings(config), time), http -> Parts.over(http, config));
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

  /** Without a key there is nowhere that one may go. */
  private static HttpSettings settings(VideosConfig config) {
    return config
        .key()
        .fold(
            () -> config.http().settings("videos", ApiKey.OFFLINE, List.of()),
            key -> config.http().settings("videos", key, config.allBases()));
  }

  /** Every image that a server takes travels within the request. */
  private static MediaUploader noUploads() {
    return image ->
        Either.left(
            new ProviderFailure.Rejected(
                "a server of /v1/videos takes images within the request only, and this one is too"
                    + " large for that: "
                    + image.size()
                    + " bytes"));
  }

  /** Wires the servers, on the machine's own time. */
  public static Videos open(VideosConfig config) {
    Objects.requireNonNull(config, "config must not be null");
    return open(config, new SystemTime());
  }

  /** Wires the servers, on another clock; it is only read. */
  public static Videos open(VideosConfig config, Timekeeper time) {
    Objects.requireNonNull(config, "config must not be null");
    Objects.requireNonNull(time, "time must not be null");
    return new Videos(config, time);
  }

  /** The servers through every port; clips are kept in {@link VideosConfig#clips}. */
  @Override
  public Provider provider() {
    return provider;
  }

  /** The servers' clips, for a store of one's own. */
  @Override
  public ClipSource clipSource() {
    return clips;
  }

  @Override
  public void prepare() {
    shop.parts();
  }

  /** Ends every exchange at once; what was accepted goes on there. May be called twice. */
  @Override
  public void close() {
    shop.close();
  }
}
