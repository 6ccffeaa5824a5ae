package dev.kinoport.json;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * The memory that the bodies of all requests that are being answered may take together, and what is
 * made of those that look like JSON. Small ones always have room. Each server of ours reads through
 * one of these. Safe for use by many threads.
 */
public final class BodyRoom {
  private static final int PIECE = 64 * 1024;
  private static final int FIRST = 4 * 1024;
  private static final int SHARE_OF_MEMORY = 6;

  private final AtomicLong left;

  /**
   * As much as somebody says.
   *
   * @param bytes for all bodies together, but for what is below 64 KiB of each; and for the values
   *     that may be made of them
   */
  public BodyRoom(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  /** As much as this process can spare. */
  public static BodyRoom ofThisProcess() {
    return new BodyRoom(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
  }

  /** A body with its place, until that is closed. For one thread. */
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
      return read(body, most, () -> false);
    }

    /**
     * Reads at most so many bytes, as long as there is time.
     *
     * @param isLate asked before each read, whether there is none left
     * @return none if there is no room for them now
     * @throws InterruptedIOException if there is no time left
     */
    public Option<byte[]> read(InputStream body, int most, BooleanSupplier isLate)
        throws IOException {
      while (length < most) {
        byte[] piece = piece(body, Math.min(PIECE, most - length), isLate);
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
      long parsed = ParsedSize.of(whole);
      return Option.when(parsed < PIECE || take(parsed), whole);
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

  /** As it comes, so that who sends it drop by drop is seen to. */
  private static byte[] piece(InputStream body, int most, BooleanSupplier isLate)
      throws IOException {
    byte[] piece = new byte[Math.min(FIRST, most)];
    int count = 0;
    while (count < most) {
      if (isLate.getAsBoolean()) {
        throw new InterruptedIOException("the body did not come in time");
      }
      if (count == piece.length) {
        piece = Arrays.copyOf(piece, Math.min(4 * count, most));
      }
      int read = body.read(piece, count, piece.length - count);
      if (read < 0) {
        break;
      }
      count += read;
    }
    return count == piece.length ? piece : Arrays.copyOf(piece, count);
  }

  /** Nothing yet. */
  public Taken empty() {
    return new Taken();
  }
}
