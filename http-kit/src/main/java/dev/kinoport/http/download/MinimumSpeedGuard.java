package dev.kinoport.http.download;

import dev.kinoport.http.config.MinimumSpeed;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.AsyncTimeout;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * Holds what comes over the wire against the least speed, before anybody unpacks it: the head of an
 * answer within a while, and its body at so many bytes in each while. Silence is not its matter: a
 * read that says nothing for long has a limit of its own.
 */
final class MinimumSpeedGuard {
  private final Timekeeper time;
  private final MinimumSpeed least;

  MinimumSpeedGuard(Timekeeper time, MinimumSpeed least) {
    this.time = time;
    this.least = least;
  }

  /** The answer to a call; its body breaks off where it is too slow. */
  Response answer(Call call) throws IOException {
    Deadline deadline = new Deadline(call);
    deadline.timeout(least.over().toMillis(), TimeUnit.MILLISECONDS);
    deadline.enter();
    Response answer;
    try {
      answer = call.execute();
    } catch (IOException e) {
      throw deadline.exit() ? late(e) : e;
    }
    if (deadline.exit()) {
      answer.close();
      throw late(new InterruptedIOException());
    }
    return answer.newBuilder().body(watched(answer.body())).build();
  }

  private IOException late(IOException cause) {
    return new IOException(
        "no answer began within %d s".formatted(least.over().toSeconds()), cause);
  }

  /** By when an answer must begin, by a clock that nobody sets. */
  private static final class Deadline extends AsyncTimeout {
    private final Call call;

    private Deadline(Call call) {
      this.call = call;
    }

    @Override
    protected void timedOut() {
      call.cancel();
    }
  }

  private ResponseBody watched(ResponseBody body) {
    Source source = new WatchedSource(body.source());
    return ResponseBody.Companion.create(
        Okio.buffer(source), body.contentType(), body.contentLength());
  }

  /**
   * Hands everything out that came, and breaks off at the next read: so each try brings something,
   * and what was handed out is what the next one goes on from.
   */
  private final class WatchedSource extends ForwardingSource {
    private Instant since = time.now();
    private long come;
    private Option<String> tooSlow = Option.none();

    private WatchedSource(Source wire) {
      super(wire);
    }

    @Override
    public long read(Buffer sink, long most) throws IOException {
      for (String words : tooSlow) {
        throw new IOException(words);
      }
      long count = super.read(sink, most);
      if (count > 0) {
        come += count;
        look();
      }
      return count;
    }

    private void look() {
      Duration span = Duration.between(since, time.now());
      boolean isOver = span.compareTo(least.over()) >= 0;
      if (isOver && come < least.bytesIn(span)) {
        tooSlow =
            Option.some(
                "only %d bytes came in %d s, and %d a second are the least"
                    .formatted(come, span.toSeconds(), least.bytesPerSecond()));
      }
      if (isOver || span.isNegative()) { // a clock that was set back begins anew
        since = time.now();
        come = 0;
      }
    }
  }
}
