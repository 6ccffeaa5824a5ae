package dev.kinoport.chaos.program;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that Java has no word for. */
public enum Signal {
  STOP,
  CONT,
  QUIT;

  public void send(long pid) {
    try {
      new ProcessBuilder("kill", "-" + name(), String.valueOf(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
