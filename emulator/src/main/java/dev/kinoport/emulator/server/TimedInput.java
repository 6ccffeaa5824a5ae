package dev.kinoport.emulator.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * What a client sends, as long as it sends it in time: all of a request, its wait for the next one
 * before it included, and not only the next byte. A client that sends one byte a minute would
 * otherwise hold a connection for ever. A limit of zero is none.
 */
final class TimedInput extends FilterInputStream {
  private final Socket socket;
  private final long limitNanos;
  private long since = System.nanoTime();

  TimedInput(Socket socket, InputStream in, Duration limit) {
    super(in);
    this.socket = socket;
    limitNanos = limit.toNanos();
  }

  /** The next request has its own time. */
  void restart() {
    since = System.nanoTime();
  }

  @Override
  public int read() throws IOException {
    keepTime();
    return in.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    keepTime();
    return in.read(bytes, offset, length);
  }

  private void keepTime() throws IOException {
    if (limitNanos == 0) {
      return;
    }
    long left = (limitNanos - (System.nanoTime() - since)) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException("a request that took too long to come");
    }
    socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
  }
}
