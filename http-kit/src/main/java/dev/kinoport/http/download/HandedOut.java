package dev.kinoport.http.download;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What was handed out of a file, so that it can go on from there and from nowhere else: whoever
 * asks for more may hold bytes of another file, which a clip had before its address changed.
 */
final class HandedOut {
  private final FileVersion version;
  private final AtomicLong end;
  private final boolean packed;
  private volatile boolean tooLong;

  /**
   * @param version of the file
   * @param start the first byte that comes
   */
  HandedOut(FileVersion version, long start) {
    this(version, start, false);
  }

  private HandedOut(FileVersion version, long start, boolean packed) {
    this.packed = packed;
    this.version = version;
    this.end = new AtomicLong(start);
  }

  /** A file that came packed: its places are not those of what is handed out. */
  static HandedOut unpacked() {
    return new HandedOut(FileVersion.unknown(), 0, true);
  }

  /** Whether it can go on from where it broke off. */
  boolean goesOnAt(long offset) {
    return !packed && offset > 0 && end() == offset;
  }

  FileVersion version() {
    return version;
  }

  /** The first byte that was not handed out yet. */
  long end() {
    return end.get();
  }

  void handOut(long count) {
    end.addAndGet(count);
  }

  void setTooLong() {
    tooLong = true;
  }

  boolean isTooLong() {
    return tooLong;
  }
}
