package dev.kinoport.engine;

import dev.kinoport.provider.LogLine;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What this process has seen of one generation: failures in a row, the last queue position, how
 * many log lines were passed on. Guarded by itself: a caller may tell something while a step runs.
 */
final class Observation {
  private final ReentrantLock notices = new ReentrantLock();
  private int failures;
  private int missing;
  private int ahead = -1;
  private int logLines;
  private boolean cancelFailed;
  private @Nullable Instant missingSince;
  private @Nullable Instant lastHeard;
  private @Nullable Instant lastQueued;
  private @Nullable String unproven;
  private @Nullable Instant unprovenSince;
  private int unprovenTold;

  /** Held by whoever passes a notice on. */
  ReentrantLock notices() {
    return notices;
  }

  /** A call went well. */
  synchronized void clear() {
    failures = 0;
    missing = 0;
    missingSince = null;
  }

  /** The provider said how far it is. */
  synchronized void heard(Instant now) {
    clear();
    lastHeard = now;
  }

  /** The provider said that it had not begun. */
  synchronized void queued(Instant now) {
    lastQueued = now;
  }

  /** When the provider last said that it had not begun. */
  synchronized Option<Instant> lastQueued() {
    return Option.of(lastQueued);
  }

  /** Whether it has said nothing for this long, since a moment at the earliest. */
  synchronized boolean isSilent(Instant since, Instant now, Duration span) {
    Instant last = lastHeard == null ? since : lastHeard;
    return Duration.between(last, now).abs().compareTo(span) >= 0;
  }

  synchronized int failures() {
    return failures;
  }

  /** A call failed: how many in a row have now. */
  synchronized int failed() {
    failures++;
    return failures;
  }

  /** The provider does not know it: whether it has said so often, and for at least this long. */
  synchronized boolean isMissing(Instant now, int often, Duration span) {
    Instant first = missingSince == null ? now : missingSince;
    missingSince = first;
    missing++;
    return missing >= often && Duration.between(first, now).compareTo(span) >= 0;
  }

  /**
   * An end was told that nothing proves: whether the same one, by its code, was told so often in a
   * row, and for at least this long.
   */
  synchronized boolean isConfirmed(String end, Instant now, int often, Duration span) {
    Instant first = end.equals(unproven) && unprovenSince != null ? unprovenSince : now;
    unprovenTold = end.equals(unproven) ? unprovenTold + 1 : 1;
    unproven = end;
    unprovenSince = first;
    return unprovenTold >= often && Duration.between(first, now).compareTo(span) >= 0;
  }

  /** The provider said that it is not over. */
  synchronized void notOver() {
    unproven = null;
  }

  /** Remembers whether the last wish to cancel came through; tells whether the one before did. */
  synchronized boolean cancelFailed(boolean now) {
    boolean before = cancelFailed;
    cancelFailed = now;
    return before;
  }

  /** Remembers the place in the queue; tells whether it is news. */
  synchronized boolean isNewPlace(int place) {
    boolean news = place != ahead;
    ahead = place;
    return news;
  }

  /** Remembers all lines; gives those that are new. */
  synchronized List<LogLine> newOf(List<LogLine> lines) {
    List<LogLine> news = lines.subList(Math.min(logLines, lines.size()), lines.size());
    logLines = Math.max(logLines, lines.size());
    return news;
  }
}
