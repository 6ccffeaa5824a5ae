package dev.kinoport.simulation;

import dev.kinoport.backend.VideoBackend;
import dev.kinoport.journal.Journal;

/**
 * A way to break the engine's surroundings on purpose, so that the simulation can show that it
 * would notice. {@link #none} breaks nothing.
 */
interface Sabotage {
  /** Breaks nothing. */
  static Sabotage none() {
    return new Sabotage() {};
  }

  /** The journal that the engine gets instead. Made anew at each start of the process. */
  default Journal journal(Journal honest) {
    return honest;
  }

  /** The backend that the engine gets instead. */
  default VideoBackend backend(VideoBackend honest) {
    return honest;
  }

  /** Whether a caller who stops waiting gives the reserved money back. */
  default boolean releasesAtWaitLimit() {
    return false;
  }
}
