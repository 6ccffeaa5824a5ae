package dev.kinoport.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/**
 * Breaks off an answer that is longer than any should be, before somebody keeps it in memory:
 * Retrofit does so with whatever comes with an error's code. Counts what is unpacked.
 */
final class AnswerLimit implements Interceptor {
  private final long mostBytes;

  AnswerLimit(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    return AnswerBody.around(chain.proceed(chain.request()), this::limited);
  }

  private Source limited(Source source) {
    return new ForwardingSource(source) {
      private long left = mostBytes;

      @Override
      public long read(Buffer sink, long byteCount) throws IOException {
        long count = super.read(sink, byteCount);
        left -= Math.max(count, 0);
        if (left < 0) {
          throw new IOException("an answer of over " + mostBytes + " bytes");
        }
        return count;
      }
    };
  }
}
