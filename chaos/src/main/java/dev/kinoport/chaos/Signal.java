package dev.kinoport.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;

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
