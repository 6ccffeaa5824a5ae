package dev.kinoport.http;

import java.io.IOException;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events, as far as shops use them: the data, joined over its lines. A stream
 * that only goes on and on is broken off, so that whoever listens asks instead.
 */
public final class EventReader {
  private static final long LONGEST_LINE = 4L * 1024 * 1024;

  /** Of comments and names before one event: a sign of life each second, for days. */
  private static final long MOST_BESIDE = 1024 * 1024;

  private static final long MOST_OF_A_STREAM = 64L * 1024 * 1024;

  private final BufferedSource source;
  private long left = MOST_OF_A_STREAM;

  public EventReader(BufferedSource source) {
    this.source = source;
  }

  /**
   * Waits for the next event; null at the end. An event that the end cuts short is none.
   *
   * @throws IOException also for a line that does not end, and for a stream that says too much
   */
  public @Nullable String next() throws IOException {
    StringBuilder data = new StringBuilder();
    long beside = MOST_BESIDE;
    for (String line = line(); line != null; line = line()) {
      left -= line.length() + 1L;
      if (line.isEmpty() && !data.isEmpty()) {
        return data.toString();
      }
      if (line.startsWith("data:")) {
        data.append(data.isEmpty() ? "" : "\n").append(value(line));
      } else {
        beside -= line.length() + 1L;
      }
      if (data.length() > LONGEST_LINE) {
        throw new IOException("an event without an end");
      }
      if (beside < 0 || left < 0) {
        throw new IOException(
            beside < 0
                ? "nothing but comments"
                : "a stream of over " + MOST_OF_A_STREAM + " bytes");
      }
    }
    return null;
  }

  /** The next line; null if the end comes before its own. */
  private @Nullable String line() throws IOException {
    boolean isWhole = source.indexOf((byte) '\n', 0, LONGEST_LINE + 1) >= 0;
    return isWhole || source.request(LONGEST_LINE + 1)
        ? source.readUtf8LineStrict(LONGEST_LINE)
        : null;
  }

  private static String value(String line) {
    String value = line.substring("data:".length());
    return value.startsWith(" ") ? value.substring(1) : value;
  }
}
