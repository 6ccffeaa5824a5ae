package dev.kinoport.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What is to befall a worker at a named step. It dies as a power cut would have it: nothing is
 * flushed, closed or said goodbye to. It stops as {@code kill -STOP} has it, until somebody wakes
 * the process.
 *
 * @param death where it dies, the first time it comes there; empty for nowhere
 * @param stop where it stops, the first time; empty for nowhere
 * @param met whether it has stopped before
 * @param says told right before
 */
record Fate(String death, String stop, AtomicBoolean met, Consumer<String> says) {
  /** As {@code kill -9} would have it. */
  static final int KILLED = 137;

  static Fate of(String death, String stop, Consumer<String> says) {
    return new Fate(death, stop, new AtomicBoolean(), says);
  }

  /** A named step. */
  void at(String step) {
    if (step.equals(death)) {
      says.accept(Said.DIES);
      Runtime.getRuntime().halt(KILLED);
    }
    if (step.equals(stop) && met.compareAndSet(false, true)) {
      says.accept(Said.STOPS);
      Signal.STOP.send(ProcessHandle.current().pid());
    }
  }

  /** Signals that Java has no word for. */
  enum Signal {
    STOP,
    CONT,
    QUIT;

    void send(long pid) {
      try {
        new ProcessBuilder("kill", "-" + name(), String.valueOf(pid)).start().waitFor();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
