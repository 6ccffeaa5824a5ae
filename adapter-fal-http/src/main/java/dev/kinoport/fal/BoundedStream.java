package dev.kinoport.fal;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Breaks off where a file turns out longer than it may be. */
final class BoundedStream extends FilterInputStream {
  private final Closeable owner;
  private long left;

  BoundedStream(InputStream in, long most, Closeable owner) {
    super(in);
    this.left = most;
    this.owner = owner;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0; // okio would wait for more
    }
    int count = super.read(into, offset, length);
    left -= Math.max(count, 0);
    if (left < 0) {
      throw new IOException("longer than allowed");
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    left -= skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    owner.close();
  }
}
