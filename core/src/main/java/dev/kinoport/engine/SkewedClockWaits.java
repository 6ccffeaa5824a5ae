package dev.kinoport.engine;

import dev.kinoport.generation.GenerationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When a step that was planned for an instant is due. An instant is of a clock, which may be set
 * back, or be another machine's. What was written down later than it is now shows that: then the
 * wait is a span, from the moment on at which that was seen.
 */
final class SkewedClockWaits {
  private static final System.Logger LOG = System.getLogger(SkewedClockWaits.class.getName());

  /** Clocks of machines differ by this much without anybody's fault. */
  private static final Duration USUAL_SKEW = Duration.ofSeconds(5);

  private final Map<GenerationId, Seen> ahead = new ConcurrentHashMap<>();

  /**
   * A wait whose beginning lies ahead.
   *
   * @param written when it began, going by the journal
   * @param at when that was seen, by this clock
   */
  private record Seen(Instant written, Instant at) {}

  /**
   * The instant by this clock.
   *
   * @param written when the wait was written down
   * @param planned until when it was to last
   */
  Instant due(GenerationId id, Instant written, Instant planned, Instant now) {
    if (!now.isBefore(written)) {
      ahead.remove(id);
      return planned;
    }
    Seen seen =
        ahead.compute(
            id, (same, known) -> isOf(known, written, now) ? known : seen(same, written, now));
    Instant span = seen.at().plus(Duration.between(written, planned));
    return span.isBefore(planned) ? span : planned;
  }

  private static boolean isOf(Seen known, Instant written, Instant now) {
    return known != null && known.written().equals(written) && !known.at().isAfter(now);
  }

  private static Seen seen(GenerationId id, Instant written, Instant now) {
    Duration behind = Duration.between(now, written);
    if (behind.compareTo(USUAL_SKEW) > 0) {
      LOG.log(
          System.Logger.Level.WARNING,
          "generation %s was written down %,d s ahead of this clock, which was set back, or is behind another machine's: waits are counted from now"
              .formatted(id, behind.toSeconds()));
    }
    return new Seen(written, now);
  }

  /** Nothing of it is waited for any more. */
  void forget(GenerationId id) {
    ahead.remove(id);
  }
}
