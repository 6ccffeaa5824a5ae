package dev.kinoport.emulator.http;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the bodies of all requests that are being answered may take together: what is
 * made of one takes several times as much. Small ones always have room.
 */
public final class BodyRoom {
  private static final int PIECE = 64 * 1024;
  private static final int SHARE_OF_MEMORY = 6;

  private final AtomicLong left;

  BodyRoom(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  /** As much as this process can spare. */
  public static BodyRoom ofThisProcess() {
    return new BodyRoom(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
  }

  /** A body with its place, until that is closed. */
  public final class Taken implements AutoCloseable {
    private final List<byte[]> pieces = new ArrayList<>();
    private long counted;
    private int length;

    /**
     * Reads at most so many bytes.
     *
     * @return none if there is no room for them now
     */
    public Option<byte[]> read(InputStream body, int most) throws IOException {
      while (length < most) {
        byte[] piece = body.readNBytes(Math.min(PIECE, most - length));
        pieces.add(piece);
        length += piece.length;
        if (piece.length < PIECE) {
          break;
        }
        if (!take(piece.length)) {
          pieces.clear();
          return Option.none();
        }
      }
      byte[] whole = new byte[length];
      int at = 0;
      for (byte[] piece : pieces) {
        System.arraycopy(piece, 0, whole, at, piece.length);
        at += piece.length;
      }
      pieces.clear();
      return Option.some(whole);
    }

    private boolean take(long bytes) {
      counted += bytes;
      return left.addAndGet(-bytes) >= 0;
    }

    @Override
    public void close() {
      left.addAndGet(counted);
      counted = 0;
    }
  }

  /** Nothing yet. */
  public Taken empty() {
    return new Taken();
  }
}
