package dev.kinoport.dbscheduler;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * Brings forward what is due further ahead than anybody waits: it was written by a clock that was
 * set back since, and nobody would look at it until that clock comes there again. Whoever is woken
 * too early waits again, at the price of a look at the journal, or at the provider if it has begun
 * there. Not a wake-up itself, which would lie ahead with the others.
 */
final class FarWakeUps implements Chores.Chore {
  private static final System.Logger LOG = System.getLogger(FarWakeUps.class.getName());

  /**
   * Longer than any pause that the adapters grant a provider, and that a clip's address is given.
   */
  private static final Duration LONGEST_WAIT = Duration.ofHours(3);

  /** Clocks differ by this much without anybody's fault, and are put right by as much. */
  private static final Duration USUAL = Duration.ofSeconds(5);

  private final WakeUps wakeUps;
  private final DatabaseClock clock;
  private final Duration longest;
  private final Runnable check;
  private Instant last = Instant.MIN;

  /**
   * @param settings of them only pauses are looked at, such as how long what is parked is left
   *     alone
   * @param check looks for what is due
   */
  FarWakeUps(WakeUps wakeUps, DatabaseClock clock, WorkerSettings settings, Runnable check) {
    this.wakeUps = wakeUps;
    this.clock = clock;
    this.check = check;
    longest =
        Collections.max(List.of(LONGEST_WAIT, settings.parkedPolling(), settings.sweepEvery()))
            .multipliedBy(2);
  }

  /** Once this process has seen the clock go back, everything that waits is looked at. */
  @Override
  public boolean run() throws SQLException {
    Instant now = clock.now();
    boolean isSetBack = now.plus(USUAL).isBefore(last);
    int brought = wakeUps.bringForward(now.plus(isSetBack ? USUAL : longest), now);
    last = now;
    if (brought > 0) {
      LOG.log(
          System.Logger.Level.WARNING,
          "%,d wake-ups lay further ahead than anybody waits, as if the clock had been set back: they are looked at now"
              .formatted(brought));
      check.run();
    }
    return true;
  }
}
