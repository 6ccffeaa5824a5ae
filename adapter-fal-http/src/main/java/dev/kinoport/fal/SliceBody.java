package dev.kinoport.fal;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Part of a file, streamed: never more than a chunk of it is in memory. */
final class SliceBody extends RequestBody {
  private static final int CHUNK = 64 * 1024;

  private final FileContent content;
  private final long start;
  private final long length;
  private final @Nullable MediaType type;
  private final LongConsumer sent;

  /**
   * @param sent told how many bytes of this slice have gone
   */
  SliceBody(
      FileContent content, long start, long length, @Nullable MediaType type, LongConsumer sent) {
    this.content = content;
    this.start = start;
    this.length = length;
    this.type = type;
    this.sent = sent;
  }

  @Override
  public @Nullable MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    try (InputStream in = content.from(start)) {
      byte[] chunk = new byte[CHUNK];
      long left = length;
      while (left > 0) {
        int count = in.read(chunk, 0, (int) Math.min(chunk.length, left));
        if (count < 0) {
          throw new IOException("the file became shorter while it was read");
        }
        sink.write(chunk, 0, count);
        left -= count;
        sent.accept(length - left);
      }
    }
  }
}
