package dev.kinoport.emulator.fal.queue;

import dev.kinoport.emulator.http.Addresses;
import dev.kinoport.emulator.server.HttpExchange;
import dev.kinoport.fake.Administration;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.json.JsonText;
import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.ProviderStatus;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** One client that listens: an event for every change, a comment when nothing has happened. */
final class StatusStream {
  private static final Duration PING = Duration.ofSeconds(15);

  /** Of a turn of a clock that is turned by hand, only the last part has every sign of life. */
  private static final Duration PINGED = Duration.ofHours(1);

  private final ReentrantLock telling = new ReentrantLock();
  private final Line line;
  private final Subject subject;
  private final boolean withLogs;
  private final boolean repeatsLogs;
  private final Consumer<StatusStream> onEnd;
  private String last = "";
  private int shown;
  private Instant quietSince;
  private boolean isMute;
  private boolean isOver;

  /**
   * Where it is heard.
   *
   * @param exchange which ends with it
   * @param out its answer
   */
  record Line(HttpExchange exchange, OutputStream out) {}

  /**
   * What a stream is about.
   *
   * @param administration where the job stands
   * @param statuses how that is written
   * @param job which
   * @param addresses how addresses are written
   */
  record Subject(
      Administration administration, StatusBody statuses, WireJob job, Addresses addresses) {
    ProviderStatus status() {
      return administration.status(job.requestId()).getOrElse(StatusBody.OVER);
    }

    String event(ProviderStatus status, Option<List<LogLine>> logs) {
      return JsonText.write(statuses.of(job, addresses, status, logs));
    }

    Option<Instant> nextChange() {
      return administration.nextChange(job.requestId());
    }
  }

  StatusStream(
      Line line,
      Subject subject,
      boolean withLogs,
      boolean repeatsLogs,
      Consumer<StatusStream> onEnd) {
    this.line = line;
    this.subject = subject;
    this.withLogs = withLogs;
    this.repeatsLogs = repeatsLogs;
    this.onEnd = onEnd;
    this.quietSince = subject.administration().time().now();
    schedulePing();
  }

  String requestId() {
    return subject.job().requestId();
  }

  /** Tells what is new, and sees to it that the next news is told. */
  void step() {
    telling.lock();
    try {
      if (!isOver && !isMute) {
        tellNews();
      }
    } finally {
      telling.unlock();
    }
  }

  private void tellNews() {
    // Before the status is read, or a change between the two is never told; and before anything is
    // sent, for whoever reads it may turn the clock at once.
    subject.nextChange().peek(when -> subject.administration().time().at(when, this::step));
    ProviderStatus status = subject.status();
    tell(status);
    if (status instanceof ProviderStatus.Completed) {
      end();
    }
  }

  /** From now on only shows that it lives. */
  void fallMute() {
    telling.lock();
    try {
      isMute = true;
    } finally {
      telling.unlock();
    }
  }

  private void tell(ProviderStatus status) {
    String bare = subject.event(status, Option.none());
    int lines = status.logs().size();
    if (bare.equals(last) && (!withLogs || lines == shown)) {
      return;
    }
    List<LogLine> fresh = status.logs().subList(repeatsLogs ? 0 : Math.min(shown, lines), lines);
    last = bare;
    shown = lines;
    send("data: " + (withLogs ? subject.event(status, Option.some(fresh)) : bare));
  }

  private void schedulePing() {
    Instant next = quietSince.plus(PING);
    if (subject.administration().time() instanceof VirtualTime time) {
      Instant last = time.turnedTo().minus(PINGED);
      next = last.isAfter(next) ? last : next;
    }
    subject.administration().time().at(next, this::ping);
  }

  private void ping() {
    telling.lock();
    try {
      if (isOver) {
        return;
      }
      if (!subject.administration().time().now().isBefore(quietSince.plus(PING))) {
        send(": ping");
      }
      schedulePing();
    } finally {
      telling.unlock();
    }
  }

  private void send(String text) {
    quietSince = subject.administration().time().now();
    try {
      line.out().write((text + "\n\n").getBytes(StandardCharsets.UTF_8));
      line.out().flush();
    } catch (IOException e) {
      end();
    }
  }

  /** Ends it also while somebody is stuck in the write of an event that nobody reads. */
  void cut() {
    if (telling.tryLock()) {
      telling.unlock();
    } else {
      line.exchange().cut();
    }
    end();
  }

  /** Closes it from this side. */
  void end() {
    telling.lock();
    try {
      if (!isOver) {
        isOver = true;
        line.exchange().close();
        onEnd.accept(this);
      }
    } finally {
      telling.unlock();
    }
  }
}
