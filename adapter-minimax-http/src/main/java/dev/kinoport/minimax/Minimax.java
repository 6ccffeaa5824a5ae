package dev.kinoport.minimax;

import dev.kinoport.http.HttpShop;
import dev.kinoport.http.LazyShop;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.WithinRequestsOnly;
import dev.kinoport.http.download.HttpClipSource;
import dev.kinoport.http.webhook.WebhookAddress;
import dev.kinoport.minimax.callback.MinimaxCallbacks;
import dev.kinoport.minimax.video.MinimaxVideoBackend;
import dev.kinoport.provider.StatusFeed;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import java.util.List;
import java.util.Objects;

/**
 * MiniMax, wired with the first call: everything that talks to it, over one set of connections.
 * What it has accepted cannot be stopped, and a lost answer is found again by its message alone.
 *
 * <p>Safe for use by many threads. Nothing is contacted before it is used, and no thread of it
 * keeps the JVM alive.
 */
public final class Minimax extends HttpShop {
  private final LazyShop<Parts> shop;

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

  private Minimax(MinimaxConfig config, LazyShop<Parts> shop, Timekeeper time) {
    super(
        config,
        shop,
        time,
        new Ports(
            new WithinRequestsOnly("MiniMax"),
            shop.video(Parts::video),
            shop.clips(Parts::clips),
            StatusFeed.silent()));
    this.shop = shop;
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
    return new Minimax(
        config,
        new LazyShop<>(
            () ->
                new ShopHttp(
                    config.http().settings("minimax", config.key(), List.of(config.base())), time),
            http -> Parts.over(http, config)),
        time);
  }

  /** Reads MiniMax's messages; see {@link MinimaxConfig#callback}. */
  public MinimaxCallbacks callbacks() {
    return shop.parts().callbacks();
  }
}
