package dev.kinoport.emulator.http;

import dev.kinoport.fake.bound.LatestLines;
import dev.kinoport.time.Timekeeper;
import java.util.List;

/**
 * What reached the server, in order. No header and no body is kept: keys would be among them. Of a
 * path, which may be as long as a whole head, the beginning is kept.
 */
public final class RequestLog {
  private static final int LONGEST_PATH = 2_000;

  private final Timekeeper time;
  private final LatestLines<WireRequest> requests;

  /**
   * An empty one.
   *
   * @param lines how many are kept; the oldest makes way
   */
  public RequestLog(Timekeeper time, int lines) {
    this.time = time;
    requests = new LatestLines<>(lines);
  }

  /** Notes a call and what was answered. */
  public void add(Call call, Reply reply) {
    requests.add(
        new WireRequest(
            time.now(),
            call.method(),
            call.host().authority(),
            beginning(call.path()),
            reply.status()));
  }

  private static String beginning(String path) {
    return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "...";
  }

  /** Those that are kept, in order. */
  public List<WireRequest> all() {
    return requests.all();
  }

  /** How many were before them. */
  public long dropped() {
    return requests.dropped();
  }

  /** Forgets all of them. */
  public void reset() {
    requests.clear();
  }
}
