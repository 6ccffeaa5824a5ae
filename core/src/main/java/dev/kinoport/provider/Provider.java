package dev.kinoport.provider;

import dev.kinoport.clip.ClipStore;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.util.Objects;

/**
 * One shop: its name, what it sells, what it can, and every port that the engine needs of it. An
 * adapter hands out one of these; swapping the provider is swapping this value.
 *
 * {@snippet file="dev/kinoport/examples/FirstTypesTest.java" region="provider"}
 *
 * @param name under which its orders are written down
 * @param offers what it sells
 * @param capabilities what it can, and how long it remembers
 * @param video generations
 * @param uploader images on their way in
 * @param clips clips on their way home
 * @param feed news without asking
 * @param clock the time that it lives in, which must be the engine's; none if it reads no clock
 */
public record Provider(
    ProviderName name,
    Catalogue offers,
    Capabilities capabilities,
    VideoBackend video,
    MediaUploader uploader,
    ClipStore clips,
    StatusFeed feed,
    Option<Timekeeper> clock) {
  public Provider {
    Objects.requireNonNull(name, "name must not be null");
    Objects.requireNonNull(offers, "offers must not be null");
    Objects.requireNonNull(capabilities, "capabilities must not be null");
    Objects.requireNonNull(video, "video must not be null");
    Objects.requireNonNull(uploader, "uploader must not be null");
    Objects.requireNonNull(clips, "clips must not be null");
    Objects.requireNonNull(feed, "feed must not be null");
    Objects.requireNonNull(clock, "clock must not be null");
  }

  /** A provider that reads no clock. */
  public Provider(
      ProviderName name,
      Catalogue offers,
      Capabilities capabilities,
      VideoBackend video,
      MediaUploader uploader,
      ClipStore clips,
      StatusFeed feed) {
    this(name, offers, capabilities, video, uploader, clips, feed, Option.none());
  }

  /** The same provider, selling something else. */
  public Provider withOffers(Catalogue others) {
    Objects.requireNonNull(others, "others must not be null");
    return new Provider(name, others, capabilities, video, uploader, clips, feed, clock);
  }

  /** The same provider, with its clips kept elsewhere. */
  public Provider withClips(ClipStore store) {
    Objects.requireNonNull(store, "store must not be null");
    return new Provider(name, offers, capabilities, video, uploader, store, feed, clock);
  }

  /** The same provider, asked in another way. */
  public Provider withVideo(VideoBackend other) {
    Objects.requireNonNull(other, "other must not be null");
    return new Provider(name, offers, capabilities, other, uploader, clips, feed, clock);
  }

  /** The same provider, with news that come in another way. */
  public Provider withFeed(StatusFeed other) {
    Objects.requireNonNull(other, "other must not be null");
    return new Provider(name, offers, capabilities, video, uploader, clips, other, clock);
  }

  /**
   * The same provider, which takes no more than this from all processes on a journal together. What
   * is not given stays as the provider has it.
   *
   * @param perMinute how many paid requests may leave in any minute; 1 or more
   * @param atOnce how many generations may be with it; 1 or more
   * @throws IllegalArgumentException if a number is below 1
   */
  public Provider limited(Option<Integer> perMinute, Option<Integer> atOnce) {
    Objects.requireNonNull(perMinute, "perMinute must not be null");
    Objects.requireNonNull(atOnce, "atOnce must not be null");
    Capabilities less =
        capabilities.pace(
            perMinute.orElse(capabilities.submitsPerMinute()),
            atOnce.orElse(capabilities.inFlight()));
    return new Provider(name, offers, less, video, uploader, clips, feed, clock);
  }

  /** The same provider, which lives in this time. */
  public Provider withClock(Timekeeper time) {
    Objects.requireNonNull(time, "time must not be null");
    return new Provider(
        name, offers, capabilities, video, uploader, clips, feed, Option.some(time));
  }

  /** Who, without all that is sold. */
  @Override
  public String toString() {
    return "Provider[%s, %d offers]".formatted(name, offers.offers().size());
  }
}
