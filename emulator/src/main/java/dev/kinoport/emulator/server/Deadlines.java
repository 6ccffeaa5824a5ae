package dev.kinoport.emulator.server;

import dev.kinoport.time.ElapsedTime;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Until when a client is waited for: all of a request must come in time, its wait for the next one
 * before it included, and each piece of an answer must be taken in time. A client that sends or
 * takes one byte a minute would otherwise hold a connection for ever. Nothing here cuts one off: a
 * socket knows no limit for what it writes, nor for a handshake, so the listener looks. A limit of
 * zero is none.
 */
final class Deadlines {
  private static final long NONE = Long.MAX_VALUE;
  private static final int PIECE = 16 * 1024;

  private final long limitNanos;
  private final ElapsedTime time = ElapsedTime.ofThisMachine();
  private final ElapsedTime.Moment start = time.now();
  private volatile long request;
  private volatile long readUntil = NONE;
  private volatile long writeUntil = NONE;

  Deadlines(Duration limit) {
    limitNanos = limit.toNanos();
  }

  private long elapsed() {
    return time.now().leastSince(start).toNanos();
  }

  /** The next request has its own time. */
  void restart() {
    request = elapsed();
  }

  /** Whether the client is late. */
  boolean isPast() {
    return elapsed() > Math.min(readUntil, writeUntil);
  }

  /** What the client sends. */
  InputStream over(InputStream in) {
    return limitNanos == 0 ? in : new Timed(in);
  }

  /** What the client takes. */
  OutputStream over(OutputStream out) {
    return limitNanos == 0 ? out : new Taken(out);
  }

  private final class Timed extends FilterInputStream {
    Timed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      readUntil = request + limitNanos;
      try {
        return in.read();
      } finally {
        readUntil = NONE;
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      readUntil = request + limitNanos;
      try {
        return in.read(bytes, offset, length);
      } finally {
        readUntil = NONE;
      }
    }
  }

  private final class Taken extends FilterOutputStream {
    Taken(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      for (int written = 0; written < length; written += PIECE) {
        writeUntil = elapsed() + limitNanos;
        try {
          out.write(bytes, offset + written, Math.min(PIECE, length - written));
        } finally {
          writeUntil = NONE;
        }
      }
    }
  }
}
