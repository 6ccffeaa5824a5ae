package dev.kinoport.emulator.tape.record;

import java.io.IOException;
import java.nio.file.Path;

/**
 * How much of the disk a file beside the tape may take.
 *
 * @param mostBytes of one file, 1 or more
 * @param room how much there is
 */
record ClipLimits(long mostBytes, FreeSpace room) {
  /** As much as an adapter fetches of a clip of which nobody says what was ordered. */
  static final long USUAL_BYTES = 4L * 1024 * 1024 * 1024;

  /** Stays free, so that what was said can be written down. */
  static final long RESERVE = 64L * 1024 * 1024;

  ClipLimits {
    if (mostBytes < 1) {
      throw new IllegalArgumentException("mostBytes must be at least 1, not " + mostBytes);
    }
  }

  /** How many bytes are free on the disk below a file. */
  interface FreeSpace {
    /** Of the disk that this file is on. */
    long below(Path file) throws IOException;
  }
}
