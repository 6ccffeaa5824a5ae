package dev.kinoport.clip;

import io.vavr.control.Either;

/**
 * Reads a provider's clips.
 *
 * <p>Safe for use by many threads. Nothing is retried inside.
 */
public interface ClipSource {
  /**
   * Opens a clip for reading.
   *
   * @param clip as the provider gave it
   * @param offset first byte wanted, 0 or more; the source may start earlier, see {@link
   *     ClipStream#offset}
   */
  Either<ClipFailure, ClipStream> open(RemoteClip clip, long offset);
}
