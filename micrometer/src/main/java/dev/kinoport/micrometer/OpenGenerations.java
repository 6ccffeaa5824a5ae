package dev.kinoport.micrometer;

import dev.kinoport.Kinoport;
import dev.kinoport.generation.Phase;
import dev.kinoport.generation.Trouble;
import dev.kinoport.journal.Selection;
import dev.kinoport.journal.Summary;
import io.micrometer.core.instrument.Clock;
import io.vavr.control.Either;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What has not ended. One look into the journal serves all gauges of a scrape. */
final class OpenGenerations {
  private static final long FRESH_MILLIS = 1_000;

  private final Kinoport kinoport;
  private final Clock clock;
  private Either<?, List<Summary>> seen = Either.left("nobody has looked");
  private long seenAt;

  OpenGenerations(Kinoport kinoport, Clock clock) {
    this.kinoport = kinoport;
    this.clock = clock;
  }

  double all() {
    return count(summary -> true);
  }

  double inFlight() {
    return in(
        EnumSet.of(
            Phase.SUBMITTING, Phase.QUEUED, Phase.RUNNING, Phase.FETCHING, Phase.DOWNLOADING));
  }

  double stuck() {
    return count(summary -> summary.trouble().exists(Trouble::stuck));
  }

  double in(Set<Phase> phases) {
    return count(summary -> phases.contains(summary.phase()));
  }

  /** Not a number if the journal cannot be read: nobody knows then. */
  private synchronized double count(Predicate<Summary> wanted) {
    long now = clock.wallTime();
    if (seen.isLeft() || now - seenAt >= FRESH_MILLIS) {
      seen = kinoport.list(Selection.all().in(Phase.open()));
      seenAt = now;
    }
    return seen.map(open -> (double) open.stream().filter(wanted).count()).getOrElse(Double.NaN);
  }
}
