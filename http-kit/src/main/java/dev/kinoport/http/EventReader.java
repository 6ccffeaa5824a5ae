package dev.kinoport.http;

import java.io.IOException;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events, as far as shops use them: the data, joined over its lines. */
public final class EventReader {
  private static final long LONGEST_LINE = 4L * 1024 * 1024;

  private final BufferedSource source;

  public EventReader(BufferedSource source) {
    this.source = source;
  }

  /**
   * Waits for the next event; null at the end. An event that the end cuts short is none.
   *
   * @throws IOException also for a line that does not end
   */
  public @Nullable String next() throws IOException {
    StringBuilder data = new StringBuilder();
    while (!source.exhausted()) {
      String line = source.readUtf8LineStrict(LONGEST_LINE);
      if (line.isEmpty() && !data.isEmpty()) {
        return data.toString();
      }
      if (line.startsWith("data:")) {
        data.append(data.isEmpty() ? "" : "\n").append(value(line));
      }
      if (data.length() > LONGEST_LINE) {
        throw new IOException("an event without an end");
      }
    }
    return null;
  }

  private static String value(String line) {
    String value = line.substring("data:".length());
    return value.startsWith(" ") ? value.substring(1) : value;
  }
}
