package dev.kinoport.http.download;

import dev.kinoport.http.config.ClipDownloadLimits;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is handed out of a clip, and breaks off where it is longer than it may be. */
final class ClipBody extends FilterInputStream {
  private final HandedOut clip;
  private final ClipDownloadLimits limits;
  private final Closeable owner;

  /**
   * @param clip knows where the body starts
   * @param limits of the whole clip
   */
  ClipBody(InputStream in, HandedOut clip, ClipDownloadLimits limits, Closeable owner) {
    super(in);
    this.clip = clip;
    this.limits = limits;
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
    handOut(Math.max(count, 0));
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    handOut(skipped);
    return skipped;
  }

  private void handOut(long count) throws IOException {
    if (clip.end() + count > limits.mostBytes()) {
      clip.setTooLong();
      throw new IOException(limits.tooLong());
    }
    clip.handOut(count);
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
