package dev.kinoport.http.config;

import io.vavr.control.Option;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import okhttp3.OkHttpClient;

/**
 * How one shop is talked to.
 *
 * @param shop names its threads
 * @param authorization the header that spends the money
 * @param own bases that this header goes to, and nowhere else
 * @param secret what of the key must not be seen anywhere
 * @param timeouts how long an exchange may take
 * @param answerBytes most bytes of an answer
 * @param proxies the way out, if it is not the JVM's own
 * @param client whose pool, proxy, TLS and interceptors are used; it stays open; none makes one
 */
public record HttpSettings(
    String shop,
    String authorization,
    List<URI> own,
    Secret secret,
    HttpTimeouts timeouts,
    long answerBytes,
    Option<ProxySelector> proxies,
    Option<OkHttpClient> client) {
  /** Without the header. */
  @Override
  public String toString() {
    return "HttpSettings[%s, own=%s, timeouts=%s]".formatted(shop, own, timeouts);
  }
}
