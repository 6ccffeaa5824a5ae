package dev.kinoport.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Puts the key on what goes to the shop, and on nothing else. As a network interceptor it looks at
 * the address that is really written to, and comes after whatever the caller's own client does.
 */
final class KeyInterceptor implements Interceptor {
  private final String authorization;
  private final Origins own;

  KeyInterceptor(String authorization, Origins own) {
    this.authorization = authorization;
    this.own = own;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    return own.have(request.url())
        ? chain.proceed(request.newBuilder().header("Authorization", authorization).build())
        : chain.proceed(request);
  }
}
