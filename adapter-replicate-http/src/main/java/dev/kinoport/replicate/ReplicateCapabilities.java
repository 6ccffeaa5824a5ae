package dev.kinoport.replicate;

import dev.kinoport.http.config.ApiKey;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Capabilities.Cancel;
import dev.kinoport.provider.Capabilities.Search;
import dev.kinoport.provider.Capabilities.Search.Way;
import dev.kinoport.provider.ImageStorage;
import io.vavr.control.Option;
import java.time.Duration;

/** What Replicate can, and how long it remembers. Source: its pages, read 2026-11-28. */
final class ReplicateCapabilities {
  /** After an hour the input is gone, by which alone a prediction is known again. */
  static final Duration SEARCH_WINDOW = Duration.ofMinutes(55);

  /** Input, output and log are removed then. */
  private static final Duration KEPT = Duration.ofHours(1);

  /** An upload lives for a day, or by another page for an hour: the shorter is believed. */
  private static final Duration REUSED_FOR = Duration.ofMinutes(45);

  private ReplicateCapabilities() {}

  static Capabilities of(ReplicateConfig config) {
    return Capabilities.standard()
        .cancel(Cancel.ANY_TIME)
        .search(Search.by(Way.LISTING).within(SEARCH_WINDOW).grace(config.searchGrace()))
        .images(storage(config), config.inlineImageBytes())
        .fetchesInside(config.key().equals(ApiKey.OFFLINE))
        .kept(KEPT, KEPT)
        .limits(Option.none(), config.cancelAfter())
        .pace(Option.some(config.submitsPerMinute()), Option.none());
  }

  /** Replicate reads an upload with the right of the account that made it, and of no other. */
  private static ImageStorage storage(ReplicateConfig config) {
    return new ImageStorage.Shared("%s at %s".formatted(config.name(), config.base()), REUSED_FOR);
  }
}
