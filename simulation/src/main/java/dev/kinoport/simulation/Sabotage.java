package dev.kinoport.simulation;

import dev.kinoport.backend.VideoBackend;
import dev.kinoport.journal.Journal;
import io.vavr.control.Option;

/**
 * A way to break the engine's surroundings on purpose, so that the simulation can show that it
 * would notice. {@link #none} breaks nothing.
 */
interface Sabotage {
  /** Breaks nothing. */
  static Sabotage none() {
    return new Sabotage() {};
  }

  /** Breaks nothing, but lets the process die for certain the first time it comes to a place. */
  static Sabotage dyingAt(String place) {
    return new Sabotage() {
      @Override
      public Option<String> certainDeath() {
        return Option.some(place);
      }
    };
  }

  /** Where the process dies for certain the first time; by default nowhere. */
  default Option<String> certainDeath() {
    return Option.none();
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
