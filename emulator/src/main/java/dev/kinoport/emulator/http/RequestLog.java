package dev.kinoport.emulator.http;

import dev.kinoport.time.Timekeeper;
import java.util.ArrayList;
import java.util.List;

/**
 * What reached the server, in order. No header and no body is kept: keys would be among them. Of a
 * path, which may be as long as a whole head, the beginning is kept.
 */
public final class RequestLog {
  private static final int LONGEST_PATH = 2_000;

  private final Timekeeper time;
  private final List<WireRequest> requests = new ArrayList<>();

  public RequestLog(Timekeeper time) {
    this.time = time;
  }

  /** Notes a call and what was answered. */
  public synchronized void add(Call call, Reply reply) {
    requests.add(
        new WireRequest(
            time.now(),
            call.method(),
            call.host().authority(),
            beginning(call.path()),
            status(reply)));
  }

  private static String beginning(String path) {
    return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "...";
  }

  private static int status(Reply reply) {
    return switch (reply) {
      case Reply.Whole whole -> whole.status();
      case Reply.File file -> file.status();
      case Reply.Dropped dropped -> 0;
      case Reply.Later later -> 0;
    };
  }

  /** All of them, in order. */
  public synchronized List<WireRequest> all() {
    return List.copyOf(requests);
  }

  /** Forgets all of them. */
  public synchronized void reset() {
    requests.clear();
  }
}
