package dev.kinoport.backend;

import dev.kinoport.clip.ClipStore;

/**
 * One provider, seen through every port that the engine needs of it. An adapter hands out one of
 * these; swapping the provider is swapping this value.
 *
 * @param video generations
 * @param uploader images on their way in
 * @param clips clips on their way home
 * @param feed news without asking
 */
public record Backend(
    VideoBackend video, MediaUploader uploader, ClipStore clips, StatusFeed feed) {
  /** A provider that has to be asked. */
  public Backend(VideoBackend video, MediaUploader uploader, ClipStore clips) {
    this(video, uploader, clips, StatusFeed.silent());
  }

  /** The same provider, with its clips kept elsewhere. */
  public Backend withClips(ClipStore store) {
    return new Backend(video, uploader, store, feed);
  }
}
