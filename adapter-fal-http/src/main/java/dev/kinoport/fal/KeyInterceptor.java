package dev.kinoport.fal;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Puts the key on what goes to fal, and on nothing else. As a network interceptor it looks at the
 * address that is really written to, and comes after whatever the caller's own client does.
 */
final class KeyInterceptor implements Interceptor {
  private final FalKey key;
  private final Origins fal;

  KeyInterceptor(FalKey key, Origins fal) {
    this.key = key;
    this.fal = fal;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    return fal.have(request.url())
        ? chain.proceed(request.newBuilder().header("Authorization", key.authorization()).build())
        : chain.proceed(request);
  }
}
