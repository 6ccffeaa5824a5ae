package dev.kinoport.provider;

import dev.kinoport.clip.ClipStore;
import dev.kinoport.offer.Catalogue;

/**
 * One shop: its name, what it sells, what it can, and every port that the engine needs of it. An
 * adapter hands out one of these; swapping the provider is swapping this value.
 *
 * @param name under which its orders are written down
 * @param offers what it sells
 * @param capabilities what it can, and how long it remembers
 * @param video generations
 * @param uploader images on their way in
 * @param clips clips on their way home
 * @param feed news without asking
 */
public record Provider(
    ProviderName name,
    Catalogue offers,
    Capabilities capabilities,
    VideoBackend video,
    MediaUploader uploader,
    ClipStore clips,
    StatusFeed feed) {

  /** The same provider, selling something else. */
  public Provider withOffers(Catalogue others) {
    return new Provider(name, others, capabilities, video, uploader, clips, feed);
  }

  /** The same provider, with its clips kept elsewhere. */
  public Provider withClips(ClipStore store) {
    return new Provider(name, offers, capabilities, video, uploader, store, feed);
  }

  /** The same provider, asked in another way. */
  public Provider withVideo(VideoBackend other) {
    return new Provider(name, offers, capabilities, other, uploader, clips, feed);
  }

  /** The same provider, with news that come in another way. */
  public Provider withFeed(StatusFeed other) {
    return new Provider(name, offers, capabilities, video, uploader, clips, other);
  }
}
