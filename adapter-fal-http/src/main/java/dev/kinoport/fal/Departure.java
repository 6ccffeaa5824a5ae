package dev.kinoport.fal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Whether a paid request has left. Travels as a tag of the request; the gate lets each through
 * once, whatever else in the client wants to send it again: a follow-up to 503, 408 or 421, a
 * redirect, or an interceptor of the caller's own.
 */
final class Departure {
  private final AtomicBoolean left = new AtomicBoolean();

  /** Whether anything may have been written. */
  boolean hasLeft() {
    return left.get();
  }

  /** Stands where a connection is up, TLS included, and nothing has been written yet. */
  static final class Gate implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Request request = chain.request();
      Departure departure = request.tag(Departure.class);
      if (departure == null) {
        return chain.proceed(request);
      }
      if (!departure.left.compareAndSet(false, true)) {
        throw new IOException("held back: it had been sent already");
      }
      Response response = chain.proceed(request);
      // "Retry-After: 0" is the one follow-up that the client makes without asking anybody.
      return response.code() == 503
          ? response.newBuilder().removeHeader("Retry-After").build()
          : response;
    }
  }
}
