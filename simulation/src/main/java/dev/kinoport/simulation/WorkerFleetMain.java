package dev.kinoport.simulation;

import java.time.Duration;
import java.util.Locale;

/**
 * Prints what so many clips a minute ask of the journal and of the provider, as a row of a table:
 * {@code WORKERS PER_MINUTE MINUTES QUEUED_SECONDS RUNNING_SECONDS}.
 */
public final class WorkerFleetMain {
  private static final int ARGUMENTS = 5;

  private WorkerFleetMain() {}

  /** The program. */
  public static void main(String[] arguments) {
    if (arguments.length != ARGUMENTS) {
      throw new IllegalArgumentException(
          "five whole numbers are needed: workers, clips a minute, minutes, seconds in the queue,"
              + " seconds of work; there were "
              + arguments.length);
    }
    WorkerFleet fleet =
        new WorkerFleet(
            number(arguments[0]),
            number(arguments[1]),
            number(arguments[2]),
            Duration.ofSeconds(number(arguments[3])),
            Duration.ofSeconds(number(arguments[4])));
    WorkerFleet.Load load = fleet.run();
    double perSecond = fleet.perMinute() / 60.0;
    System.out.printf(
        Locale.ROOT,
        "| %,d | %,d | %,d made, %,d charged | %.1f | %.1f | %.1f | %,.0f | %,.0f | %,.0f | %,d |"
            + " %.1f s |%n",
        fleet.workers(),
        fleet.perMinute(),
        load.clips(),
        load.charged(),
        load.perClip(load.reads()),
        load.perClip(load.commits()),
        load.perClip(load.requests()),
        perSecond * load.perClip(load.reads()),
        perSecond * load.perClip(load.commits()),
        perSecond * load.perClip(load.requests()),
        load.mostOpen(),
        load.lateness().toMillis() / 1e3);
  }

  private static int number(String text) {
    int number = Integer.parseInt(text);
    if (number < 0) {
      throw new IllegalArgumentException("a whole number from 0 was needed, not " + text);
    }
    return number;
  }
}
