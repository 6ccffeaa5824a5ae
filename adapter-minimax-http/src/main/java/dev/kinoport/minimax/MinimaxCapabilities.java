package dev.kinoport.minimax;

import dev.kinoport.http.config.ApiKey;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Capabilities.Cancel;
import dev.kinoport.provider.Capabilities.Search;
import dev.kinoport.provider.Capabilities.Search.Way;
import dev.kinoport.provider.ImageStorage;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * What MiniMax can, and how long it remembers. Source: its pages of the first API, read 2026-11-28;
 * how long a task can be asked for it says of the second API only, and of addresses it says an hour
 * on one page and nine on another: the shorter is believed, a fresh one can be had.
 */
final class MinimaxCapabilities {
  /** Larger ones the shop does not take: every image that it takes travels within the request. */
  private static final long LARGEST_IMAGE = 20_000_000;

  private static final Duration TASK_KEPT = Duration.ofDays(7);
  private static final Duration ADDRESS_KEPT = Duration.ofHours(1);

  private MinimaxCapabilities() {}

  static Capabilities of(MinimaxConfig config) {
    Way way = config.callback().isDefined() ? Way.MESSAGE : Way.NONE;
    return Capabilities.standard()
        .cancel(Cancel.NEVER)
        .search(Search.by(way))
        .images(new ImageStorage.Private(), LARGEST_IMAGE)
        .fetchesInside(config.key().equals(ApiKey.OFFLINE))
        .kept(TASK_KEPT, ADDRESS_KEPT)
        .pace(Option.some(config.submitsPerMinute()), Option.none());
  }
}
