package dev.kinoport.http;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Takes an answer of negative length for the broken connection that it is: the client below would
 * throw what is no {@link IOException}.
 */
final class LengthInterceptor implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String length = response.headers().get("Content-Length");
    if (length != null && length.startsWith("-")) {
      // closing it would read it first; the client drops the connection
      throw new ProtocolException("an answer of length " + length);
    }
    return response;
  }
}
