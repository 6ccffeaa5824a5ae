package dev.kinoport.fal.upload;

import dev.kinoport.http.ErrorText;
import dev.kinoport.http.config.Secret;
import dev.kinoport.provider.ProviderFailure;
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
    try (InputStream in = opened()) {
      byte[] chunk = new byte[CHUNK];
      long left = length;
      while (left > 0) {
        int count = read(in, chunk, (int) Math.min(chunk.length, left));
        sink.write(chunk, 0, count);
        left -= count;
        sent.accept(length - left);
      }
    }
  }

  private InputStream opened() throws Missing {
    try {
      return content.from(start);
    } catch (IOException e) {
      throw new Missing(e.toString());
    }
  }

  private static int read(InputStream in, byte[] chunk, int most) throws Missing {
    int count;
    try {
      count = in.read(chunk, 0, most);
    } catch (IOException e) {
      throw new Missing(e.toString());
    }
    if (count < 0) {
      throw new Missing("the file became shorter while it was read");
    }
    return count;
  }

  /** What an upload's end says: the fault may be at this side. */
  static ProviderFailure failure(IOException e, Secret secret) {
    String words = ErrorText.of(e, secret);
    return e instanceof Missing
        ? new ProviderFailure.BadInput(words)
        : new ProviderFailure.Unreachable(words);
  }

  /** The file is not what it was. */
  private static final class Missing extends IOException {
    private static final long serialVersionUID = 1L;

    Missing(String message) {
      super(message);
    }
  }
}
