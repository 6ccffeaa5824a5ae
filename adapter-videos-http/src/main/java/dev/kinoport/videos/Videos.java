package dev.kinoport.videos;

import dev.kinoport.http.HttpShop;
import dev.kinoport.http.LazyShop;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.WithinRequestsOnly;
import dev.kinoport.http.config.ApiKey;
import dev.kinoport.http.config.HttpSettings;
import dev.kinoport.http.download.HttpClipSource;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import dev.kinoport.videos.answer.CloudWords;
import dev.kinoport.videos.video.ServedBy;
import dev.kinoport.videos.video.VideosBackend;
import java.util.List;
import java.util.Objects;

/**
 * Servers of {@code /v1/videos}, wired with the first call: everything that talks to them, over one
 * set of connections. A server that is restarted has lost its jobs: they are told as not found.
 *
 * <p>Safe for use by many threads. Nothing is contacted before it is used, and no thread of it
 * keeps the JVM alive.
 */
public final class Videos extends HttpShop {
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

  private Videos(VideosConfig config, LazyShop<Parts> shop, Timekeeper time) {
    super(
        config,
        shop,
        time,
        new Ports(
            new WithinRequestsOnly("a server of /v1/videos"),
            shop.video(Parts::video),
            shop.clips(Parts::clips),
            StatusFeed.silent()));
  }

  /** Without a key there is nowhere that one may go. */
  private static HttpSettings settings(VideosConfig config) {
    return config
        .key()
        .fold(
            () -> config.http().settings("videos", ApiKey.OFFLINE, List.of()),
            key -> config.http().settings("videos", key, config.allBases()));
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
    return new Videos(
        config,
        new LazyShop<>(
            () -> new ShopHttp(settings(config), time), http -> Parts.over(http, config)),
        time);
  }
}
