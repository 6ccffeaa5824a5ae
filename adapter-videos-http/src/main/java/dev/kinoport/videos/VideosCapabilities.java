package dev.kinoport.videos;

import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.Capabilities.Cancel;
import dev.kinoport.provider.Capabilities.Search;
import dev.kinoport.provider.Capabilities.Search.Way;
import dev.kinoport.provider.ImageStorage;
import java.time.Duration;

/**
 * What such a server can. It lists a job from the moment it takes it, and keeps its clip until
 * somebody deletes it: what ends that is a restart, which nobody foresees.
 */
final class VideosCapabilities {
  /** Every image travels within the request: 20 MiB is what OpenAI's description allows. */
  private static final long LARGEST_IMAGE = 20L * 1024 * 1024;

  /** A request that is this long under way has arrived or will not. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private static final Duration KEPT = Duration.ofDays(30);

  private VideosCapabilities() {}

  static Capabilities standard() {
    return Capabilities.standard()
        .cancel(Cancel.ANY_TIME)
        .search(Search.by(Way.LISTING).grace(GRACE))
        .images(new ImageStorage.Private(), LARGEST_IMAGE)
        .fetchesInside(true)
        .kept(KEPT, KEPT);
  }
}
