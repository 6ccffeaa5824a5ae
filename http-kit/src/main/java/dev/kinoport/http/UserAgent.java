package dev.kinoport.http;

import io.vavr.control.Option;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Says who asks, unless the caller's own client says something else. */
final class UserAgent implements Interceptor {
  private static final String NAME =
      "kinoport"
          + Option.<String>of(UserAgent.class.getPackage().getImplementationVersion())
              .fold(() -> "", version -> "/" + version);

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    return request.header("User-Agent") == null
        ? chain.proceed(request.newBuilder().header("User-Agent", NAME).build())
        : chain.proceed(request);
  }
}
