package dev.kinoport.http.download;

import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was handed out of a file, so that it can go on from there and from nowhere else: whoever
 * asks for more may hold bytes of another file, which a clip had before its address changed.
 */
final class HandedOut {
  private final Option<String> version;
  private final AtomicLong end;
  private final boolean packed;
  private volatile boolean tooLong;

  /**
   * @param version what the server calls the file, if it promises that every byte is the same
   * @param start the first byte that comes
   */
  HandedOut(Option<String> version, long start) {
    this(version, start, false);
  }

  private HandedOut(Option<String> version, long start, boolean packed) {
    this.packed = packed;
    this.version = version;
    this.end = new AtomicLong(start);
  }

  /** A file that came packed: its places are not those of what is handed out. */
  static HandedOut unpacked() {
    return new HandedOut(Option.none(), 0, true);
  }

  /** Whether it can go on from where it broke off. */
  boolean goesOnAt(long offset) {
    return !packed && offset > 0 && end() == offset;
  }

  Option<String> version() {
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
