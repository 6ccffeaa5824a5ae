package dev.kinoport.http.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.testkit.http.RawServer;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyRulesTest {
  @Test
  @Timeout(300)
  void aProxyThatAsksIsToldWhoWeAreAndNobodyElse() throws Exception {
    try (RawServer proxy =
        new RawServer(r ->
            r.headers().containsKey("proxy-authorization")
                ? RawServer.json(200, "{}")
                : RawServer.bytes(
                    407, "text/plain", new byte[0], "Proxy-Authenticate: Basic realm=\"x\""))) {
      ProxyRules rules =
          ProxyRules.of(Map.of("http_proxy", "http://me:s%40fe+1@127.0.0.1:" + proxy.port()))
              .get()
              .get();
      OkHttpClient client =
          new OkHttpClient.Builder()
              .proxySelector(rules)
              .proxyAuthenticator(rules.authenticator())
              .build();

      try (Response answer =
          client
              .newCall(new Request.Builder().url("http://clips.example/a.mp4").build())
              .execute()) {
        assertThat(answer.code()).isEqualTo(200);
      }
      assertThat(proxy.received().getLast().headers().get("proxy-authorization"))
          .isEqualTo("Basic bWU6c0BmZSsx");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://proxy.example:70000", "proxy.example:99999", "socks5://p:65536"})
  void aPortThatIsNoneIsToldByTheNameOfTheVariable(String address) {
    assertThat(ProxyRules.of(Map.of("https_proxy", address)).getLeft()).isEqualTo("HTTPS_PROXY");
  }
}
