package dev.kinoport.cli;

import dev.kinoport.Kinoport;
import dev.kinoport.time.Timekeeper;
import java.time.Duration;

/**
 * A backend, ready for use.
 *
 * @param kinoport to make clips with
 * @param time as it passes there
 * @param usual how long a generation takes as a rule
 */
record Session(Kinoport kinoport, Timekeeper time, Duration usual) implements AutoCloseable {
  @Override
  public void close() {
    kinoport.close();
  }
}
