package dev.kinoport.http;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;
import okio.ForwardingSource;
import okio.Source;

/**
 * The calls whose answers have not been read to the end. The client itself forgets a call once its
 * headers are there, and a file may go on coming long after.
 */
final class OpenCalls implements Interceptor {
  private final Set<Call> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Call call = chain.call();
    open.add(call);
    boolean answered = false;
    try {
      if (closed) {
        throw new IOException("closed");
      }
      Response response = chain.proceed(chain.request());
      answered = true;
      return AnswerBody.around(response, source -> watched(source, call));
    } finally {
      if (!answered) {
        open.remove(call);
      }
    }
  }

  private ForwardingSource watched(Source source, Call call) {
    return new ForwardingSource(source) {
      @Override
      public void close() throws IOException {
        open.remove(call);
        super.close();
      }
    };
  }

  /** Ends all of them, and lets no other begin. */
  void close() {
    closed = true;
    open.forEach(Call::cancel);
  }
}
