package dev.kinoport.emulator.server;

import io.vavr.control.Option;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The body of one request, on a connection that goes on behind it. */
final class RequestBody extends InputStream {
  private static final long UNKNOWN = -1;
  private static final int LONGEST_LINE = 8 * 1024;

  /** Of the lines behind the last chunk. */
  private static final int MOST_TRAILERS = 256 * 1024;

  private static final byte[] GO_ON =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final InputStream in;
  private final OutputStream out;
  private final boolean isChunked;
  private boolean isAwaited;

  /** Of the body, or of the chunk. */
  private long left;

  private boolean isAtEnd;
  private Option<String> unreadable = Option.none();

  /**
   * A body.
   *
   * @param length in bytes; none if it comes in chunks
   * @param isAwaited whether the client waits to be told to send it
   */
  private RequestBody(
      InputStream in, OutputStream out, long length, boolean isChunked, boolean isAwaited) {
    this.in = in;
    this.out = out;
    this.isChunked = isChunked;
    this.isAwaited = isAwaited;
    this.left = isChunked ? UNKNOWN : length;
    this.isAtEnd = left == 0;
  }

  static RequestBody of(RequestHead head, InputStream in, OutputStream out)
      throws RequestHead.Unreadable {
    boolean isChunked = head.says("transfer-encoding", "chunked");
    boolean isAwaited = head.says("expect", "100-continue");
    String length = head.header("content-length");
    if (!length.matches("[0-9]{1,18}") && head.headers().containsKey("content-length")) {
      throw RequestHead.unreadable("this is no length: " + Excerpt.of(length));
    }
    return new RequestBody(
        in, out, length.isEmpty() ? 0 : Long.parseLong(length), isChunked, isAwaited);
  }

  /** Whether all of it was read. */
  boolean isAtEnd() {
    return isAtEnd;
  }

  /** Whether it will never be sent, since nobody asked for it. */
  boolean isUnasked() {
    return isAwaited && !isAtEnd;
  }

  /** Why it cannot be read, once somebody has tried. */
  Option<String> unreadable() {
    return unreadable;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (isAtEnd) {
      return -1;
    }
    if (isAwaited) {
      isAwaited = false;
      out.write(GO_ON);
      out.flush();
    }
    if (isChunked && left <= 0) {
      beginChunk();
      if (isAtEnd) {
        return -1;
      }
    }
    int read = in.read(bytes, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("the client went away within its request");
    }
    left -= read;
    if (left == 0 && isChunked) {
      if (!line().isEmpty()) {
        throw unreadable("a chunk is longer than it says");
      }
    } else {
      isAtEnd = left == 0;
    }
    return read;
  }

  private void beginChunk() throws IOException {
    String size = RequestHead.trimmed(line().split(";", 2)[0]);
    if (!size.matches("[0-9a-fA-F]{1,8}")) {
      throw unreadable("this is no length of a chunk: " + Excerpt.of(size));
    }
    left = Long.parseLong(size, 16);
    if (left == 0) {
      skipTrailers();
      isAtEnd = true;
    }
  }

  /** They tell nothing here. */
  private void skipTrailers() throws IOException {
    int skipped = 0;
    for (String trailer = line(); !trailer.isEmpty(); trailer = line()) {
      skipped += trailer.length();
      if (skipped > MOST_TRAILERS) {
        throw unreadable("the lines behind the last chunk do not end");
      }
    }
  }

  private UnreadableBody unreadable(String why) {
    unreadable = Option.some(why);
    return new UnreadableBody(why);
  }

  /** Ends as the lines of a head do; what ends in another way is read in another way by others. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the client went away within its request");
      }
      if (line.length() > LONGEST_LINE) {
        throw unreadable("a line between the chunks is too long");
      }
      line.append((char) next);
    }
    int end = line.length() - 1;
    if (end >= 0 && line.charAt(end) == '\r') {
      line.setLength(end);
    }
    if (line.indexOf("\r") >= 0) {
      throw unreadable("a line between the chunks ends in CR alone");
    }
    return line.toString();
  }
}
