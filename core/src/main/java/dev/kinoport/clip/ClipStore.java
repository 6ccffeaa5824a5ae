package dev.kinoport.clip;

import io.vavr.control.Either;
import java.io.InputStream;

/**
 * Keeps finished clips.
 *
 * <p>Safe for use by many threads. A clip is kept whole or not at all.
 */
public interface ClipStore {
  /**
   * Brings a clip home. Called again after a failure it goes on where it was, if the source can.
   *
   * @param name unique, made of letters, digits, {@code -} and {@code _}; the same name gives the
   *     same place
   */
  Either<ClipFailure, StoredClip> keep(String name, RemoteClip clip);

  /**
   * Keeps a clip that a person has brought. It must be a whole video.
   *
   * @param name as for {@link #keep}
   * @param content read to its end; the caller closes it
   */
  Either<ClipFailure, StoredClip> adopt(String name, InputStream content);

  /**
   * Opens a kept clip for reading; the caller closes it. What lies there may have been emptied or
   * changed since it was kept: then it is not read to its end, but fails as {@link
   * StoredClip#checked} says.
   */
  Either<ClipFailure, InputStream> open(StoredClip clip);
}
