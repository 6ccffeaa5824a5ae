package dev.kinoport.http;

import dev.kinoport.provider.Submission;
import dev.kinoport.time.Timekeeper;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Whether a paid request has left. Travels as a tag of the call; the gate lets each through once,
 * whatever else in the client wants to send it again: a follow-up to 503, 408 or 421, a redirect,
 * or an interceptor of the caller's own.
 */
public final class Departure {
  private final Submission submission;
  private final Timekeeper time;
  private final AtomicBoolean left = new AtomicBoolean();
  private volatile boolean watched;

  public Departure(Submission submission, Timekeeper time) {
    this.submission = submission;
    this.time = time;
  }

  /**
   * Whether certainly nothing was written. A failure in an interceptor of the caller's own, which
   * may have sent it by means of its own, proves nothing.
   */
  public boolean isStillHere() {
    return watched && !left.get();
  }

  /** Stands behind the caller's own interceptors: from here on nothing happens unseen. */
  static final class Threshold implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Departure departure = chain.call().request().tag(Departure.class);
      if (departure != null) {
        departure.watched = true;
      }
      return chain.proceed(chain.request());
    }
  }

  /**
   * Stands where a connection is up, TLS included, and nothing has been written yet. It asks the
   * call, because an interceptor may have built the request anew, without its tags. A process that
   * slept on the way here, or whose lease was over meanwhile, must not send what others take for
   * never sent.
   */
  static final class Gate implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Departure departure = chain.call().request().tag(Departure.class);
      if (departure == null) {
        return chain.proceed(chain.request());
      }
      if (departure.submission.isTooLate(departure.time.now())) {
        throw new IOException("held back: too late to send, or its sender may not any more");
      }
      if (!departure.left.compareAndSet(false, true)) {
        throw new IOException("held back: it had been sent already");
      }
      Response response = chain.proceed(chain.request());
      // "Retry-After: 0" is the one follow-up that the client makes without asking anybody.
      return response.code() == 503
          ? response.newBuilder().removeHeader("Retry-After").build()
          : response;
    }
  }
}
