package dev.kinoport.fal.queue;

import dev.kinoport.fal.answer.Statuses;
import dev.kinoport.http.Answer;
import dev.kinoport.http.EventReader;
import dev.kinoport.http.WireJson;
import dev.kinoport.http.config.Secret;
import dev.kinoport.provider.LogLine;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.StatusFeed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.MediaType;
import okhttp3.Response;

/**
 * One stream of statuses. It is alive from its first good answer until it ends, falls silent, or
 * has lasted long enough; then somebody may ask instead, and open another.
 */
final class StatusSubscription implements StatusFeed.Following, Callback {
  /** Characters of all events: more than any job has to tell, and all of it is remembered. */
  private static final int MOST_TOLD = 16 * 1024 * 1024;

  /** All of them are told again with each that is new. */
  private static final int MOST_LINES = 10_000;

  private final Call call;
  private final Consumer<ProviderStatus> heard;
  private final Consumer<Answer> refused;
  private final Secret secret;
  private final ReentrantLock telling = new ReentrantLock();
  private volatile boolean alive;
  private volatile boolean closed;
  private volatile boolean over;
  private volatile boolean ended;

  /** Of whoever reads. */
  private List<LogLine> lines = List.of();

  StatusSubscription(
      Call call, Consumer<ProviderStatus> heard, Consumer<Answer> refused, Secret secret) {
    this.call = call;
    this.heard = heard;
    this.refused = refused;
    this.secret = secret;
  }

  @Override
  public boolean isAlive() {
    return alive && !closed;
  }

  /** Not while it is being opened: a busy server would be asked for one stream after the other. */
  @Override
  public boolean hasEnded() {
    return ended || closed;
  }

  /**
   * Waits for whoever is being told, so that nobody is told anything afterwards. A stream that has
   * told the end ends by itself, and its connection serves the next call.
   */
  @Override
  public void close() {
    if (!over) {
      call.cancel();
    }
    telling.lock();
    try {
      closed = true;
      alive = false;
    } finally {
      telling.unlock();
    }
  }

  @Override
  public void onFailure(Call failed, IOException e) {
    alive = false;
    ended = true;
  }

  @Override
  public void onResponse(Call answered, Response response) {
    try (response) {
      MediaType type = response.body().contentType();
      boolean stream = type != null && type.subtype().equals("event-stream");
      if (!response.isSuccessful() || !stream) {
        refused.accept(new Answer(response.code(), response.headers(), ""));
        return;
      }
      alive = !closed;
      EventReader events = new EventReader(response.body().source());
      long told = 0;
      boolean more = !closed;
      while (more) {
        String data = events.next();
        told += data == null ? 0 : data.length();
        more =
            data != null
                && told <= MOST_TOLD
                && !closed
                && isMoreAfter(data)
                && lines.size() <= MOST_LINES;
      }
    } catch (IOException e) {
      // Ended, stalled, cut off or closed: whoever follows sees that it is no longer alive.
    } finally {
      alive = false;
      ended = true;
    }
  }

  /** What cannot be read is passed over: the next event may be better, and polling knows anyway. */
  private boolean isMoreAfter(String data) {
    return WireJson.read(secret.removeFrom(data))
        .flatMap(wire -> {
          take(Statuses.logs(wire));
          return Statuses.of(wire, lines);
        })
        .fold(
            garbage -> true,
            status -> {
              boolean last = status instanceof ProviderStatus.Completed;
              if (last) {
                alive = false;
                over = true;
              }
              tell(status);
              return !last;
            });
  }

  private void tell(ProviderStatus status) {
    telling.lock();
    try {
      if (!closed) {
        heard.accept(status);
      }
    } finally {
      telling.unlock();
    }
  }

  /** Streams tell only new lines; should one tell all of them each time, that is noticed. */
  private void take(List<LogLine> told) {
    if (told.isEmpty()) {
      return;
    }
    boolean all = told.size() >= lines.size() && told.subList(0, lines.size()).equals(lines);
    List<LogLine> known = new ArrayList<>(all ? List.of() : lines);
    known.addAll(told);
    lines = List.copyOf(known);
  }
}
