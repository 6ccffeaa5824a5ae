package dev.kinoport.fal;

import dev.kinoport.fal.queue.Reconciling;
import dev.kinoport.fal.upload.FileLifecycle;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Capabilities.Cancel;
import dev.kinoport.provider.Capabilities.Search;
import dev.kinoport.provider.Capabilities.Search.Way;
import dev.kinoport.provider.ImageStorage;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * What fal can, and how long it remembers. It names no limit of time of its own (one to start is
 * only what a request asks for), takes any number of requests, and lets them wait. Source: fal's
 * pages on the queue, concurrency and files, read 2026-11.
 */
final class FalCapabilities {
  /** The listing lags behind, and nobody documents by how much. */
  private static final Duration GRACE = Duration.ofMinutes(30);

  /** Shorter than fal keeps an upload, unless it is told to keep it for less. */
  private static final Duration REUSED_FOR = Duration.ofHours(1);

  private static final Option<Duration> NO_LIMIT = Option.none();

  private FalCapabilities() {}

  static Capabilities of(FalConfig config) {
    return new Capabilities(
        Cancel.ANY_TIME,
        new Search(way(config.reconciling()), Option.none(), GRACE),
        storage(config),
        config.limits().inlineImageBytes(),
        !config.hosts().all().equals(FalHosts.live().all()),
        config.resultKept(),
        addressKept(config),
        NO_LIMIT,
        NO_LIMIT,
        Option.none(),
        Option.none());
  }

  private static Way way(Reconciling reconciling) {
    return switch (reconciling) {
      case OFF -> Way.NONE;
      case MATCHES, MATCHES_AND_ABSENCE -> Way.LISTING;
    };
  }

  /** fal's files can be read by whoever knows their address, so any key may use another's. */
  private static ImageStorage storage(FalConfig config) {
    Duration reused =
        asked(config)
            .map(span -> span.dividedBy(2))
            .map(half -> shorter(half, REUSED_FOR))
            .getOrElse(REUSED_FOR);
    return new ImageStorage.Shared(config.hosts().rest().toString(), reused);
  }

  private static Duration addressKept(FalConfig config) {
    return asked(config)
        .map(span -> shorter(span, config.addressKept()))
        .getOrElse(config.addressKept());
  }

  /** How long fal is told to keep files, if it is. */
  private static Option<Duration> asked(FalConfig config) {
    return config.options().lifecycle().map(FileLifecycle::expiresAfter);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
