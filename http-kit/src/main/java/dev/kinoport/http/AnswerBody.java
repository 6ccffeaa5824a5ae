package dev.kinoport.http;

import java.util.function.UnaryOperator;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** The body of an answer, read through something that looks on. */
final class AnswerBody extends ResponseBody {
  private final ResponseBody body;
  private final BufferedSource source;

  private AnswerBody(ResponseBody body, BufferedSource source) {
    this.body = body;
    this.source = source;
  }

  static Response around(Response response, UnaryOperator<Source> onlooker) {
    ResponseBody body = response.body();
    BufferedSource source = Okio.buffer(onlooker.apply(body.source()));
    return response.newBuilder().body(new AnswerBody(body, source)).build();
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public BufferedSource source() {
    return source;
  }
}
