package dev.kinoport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A clip that somebody brings, read no further than a clip of its order can be long. */
final class MeasuredContent extends FilterInputStream {
  private final long most;
  private long come;

  /**
   * Reads so much of it.
   *
   * @param most in bytes; what goes on behind them fails to be read
   */
  MeasuredContent(InputStream content, long most) {
    super(content);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    counted(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, length);
    counted(Math.max(0, count));
    return count;
  }

  private void counted(int bytes) throws IOException {
    come += bytes;
    if (come > most) {
      throw new IOException(
          "it goes on and on, and a clip of this order has at most %d bytes".formatted(most));
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
