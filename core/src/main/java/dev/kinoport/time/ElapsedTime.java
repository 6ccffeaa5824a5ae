package dev.kinoport.time;

import java.time.Duration;

/**
 * How much time has passed on this machine, for deadlines that must not hang on what its clock is
 * set to. Two clocks are asked, since either may be wrong: one that nobody sets but that may stand
 * still while the machine sleeps, and the one on the wall.
 *
 * <p>Safe for use by many threads.
 */
public interface ElapsedTime {
  /** Now, to be compared with a later moment of the same machine. */
  Moment now();

  /** The machine's own two clocks. */
  static ElapsedTime ofThisMachine() {
    return SystemElapsedTime.INSTANCE;
  }

  /**
   * What both clocks say.
   *
   * @param unset since any beginning, by the clock that nobody sets
   * @param wall since any beginning, by the clock that may be set
   */
  record Moment(Duration unset, Duration wall) {
    /** How long ago an earlier moment was, at most: whichever clock has seen more of it. */
    public Duration mostSince(Moment earlier) {
      Duration byUnset = leastSince(earlier);
      Duration byWall = wall.minus(earlier.wall);
      return byUnset.compareTo(byWall) > 0 ? byUnset : byWall;
    }

    /** How long ago an earlier moment was, at least: what nobody can have set. */
    public Duration leastSince(Moment earlier) {
      return unset.minus(earlier.unset);
    }
  }
}
