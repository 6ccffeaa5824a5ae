package dev.kinoport.emulator.server;

import java.io.IOException;
import java.io.InputStream;

/** What was read ahead, and then the rest; waits for the rest only when it must. */
final class Resumed extends InputStream {
  private final byte[] start;
  private final InputStream rest;
  private int at;

  Resumed(byte[] start, InputStream rest) {
    this.start = start.clone();
    this.rest = rest;
  }

  @Override
  public int read() throws IOException {
    return at < start.length ? start[at++] & 0xFF : rest.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int ready = Math.min(length, start.length - at);
    if (ready <= 0) {
      return rest.read(bytes, offset, length);
    }
    System.arraycopy(start, at, bytes, offset, ready);
    at += ready;
    return ready;
  }

  @Override
  public int available() throws IOException {
    return start.length - at + rest.available();
  }
}
