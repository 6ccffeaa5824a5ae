package dev.kinoport.fake.server;

import dev.kinoport.time.Timekeeper;
import java.util.ArrayList;
import java.util.List;

/** What reached the server, in order. No header and no body is kept: keys would be among them. */
final class RequestLog {
  private final Timekeeper time;
  private final List<WireRequest> requests = new ArrayList<>();

  RequestLog(Timekeeper time) {
    this.time = time;
  }

  synchronized void add(Call call, Reply reply) {
    requests.add(
        new WireRequest(
            time.now(), call.method(), call.host().authority(), call.path(), status(reply)));
  }

  private static int status(Reply reply) {
    return switch (reply) {
      case Reply.Whole whole -> whole.status();
      case Reply.File file -> file.status();
      case Reply.Dropped dropped -> 0;
      case Reply.Later later -> 0;
    };
  }

  synchronized List<WireRequest> all() {
    return List.copyOf(requests);
  }

  synchronized void reset() {
    requests.clear();
  }
}
