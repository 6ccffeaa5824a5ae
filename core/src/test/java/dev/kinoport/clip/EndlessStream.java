package dev.kinoport.clip;

import java.io.InputStream;

/** Content that never ends. */
public final class EndlessStream extends InputStream {
  @Override
  public int read() {
    return 0;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    return length;
  }
}
