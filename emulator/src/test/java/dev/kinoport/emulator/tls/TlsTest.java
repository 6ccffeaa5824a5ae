package dev.kinoport.emulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.emulator.Wire;
import dev.kinoport.fake.Life;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

final class TlsTest {
  /** Certificates and lists; nothing else of what a key may be used for. */
  private static final boolean[] ONLY_SIGNS = {
    false, false, false, false, false, true, true, false, false
  };

  @Test
  void clientThatTrustsTheAuthorityBelievesThatThisIsTheQueue()
      throws IOException, GeneralSecurityException {
    try (Wire wire = Wire.with(Life.instant())) {
      String answer = submit(wire, trusting(wire.server().authorityPem()), "queue.fal.run");
      assertThat(answer)
          .startsWith("HTTP/1.1 200")
          .contains("\"https://queue.fal.run/fal-ai/minimax/requests/");
    }
  }

  @Test
  void clientWithAProxyInItsEnvironmentIsThere() throws Exception {
    try (Wire wire = Wire.with(Life.instant());
        HttpClient client =
            HttpClient.newBuilder()
                .proxy(
                    ProxySelector.of(
                        new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), wire.server().address().getPort())))
                .sslContext(context(wire.server().authorityPem()))
                .build()) {
      Json.Members job = members(client, "https://queue.fal.run/" + Wire.ENDPOINT, Wire.input());
      String response = job.text("response_url").get();
      assertThat(response).startsWith("https://queue.fal.run/fal-ai/minimax/requests/");
      String result = answer(client, HttpRequest.newBuilder(URI.create(response))).body();
      assertThat(result).contains("\"https://v3b.fal.media/files/");
      String clip = result.replaceAll(".*\"url\":\"([^\"]+)\".*", "$1");
      HttpResponse<String> film = answer(client, HttpRequest.newBuilder(URI.create(clip)));
      assertThat(film.headers().firstValue("content-type")).contains("video/mp4");
    }
  }

  private static Json.Members members(HttpClient client, String address, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    byte[] answer = answer(client, request).body().getBytes(StandardCharsets.UTF_8);
    return (Json.Members) JsonText.read(answer).get();
  }

  private static HttpResponse<String> answer(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(
        request.setHeader("Authorization", "Key k:s").build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
  }

  @Test
  void authorityIsThereForTheAsking() {
    try (Wire wire = Wire.with(Life.instant())) {
      assertThat(wire.fetch(wire.server().address() + "/__ca.pem").body())
          .isEqualTo(wire.server().authorityPem());
    }
  }

  @Test
  void authorityVouchesForNobodyElse() throws GeneralSecurityException, IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      SSLSocketFactory sockets = trusting(wire.server().authorityPem());
      assertThatThrownBy(() -> submit(wire, sockets, "example.com"))
          .isInstanceOf(SSLException.class);
    }
  }

  /** As OpenSSL's {@code X509_V_FLAG_X509_STRICT} asks, which Python sets from 3.13 on. */
  @Test
  void authorityIsGoodEnoughForStrictClients() throws GeneralSecurityException {
    try (Wire wire = Wire.with(Life.instant())) {
      X509Certificate root = certificate(wire.server().authorityPem());

      assertThat(root.getBasicConstraints()).isNotNegative();
      assertThat(root.getKeyUsage()).isEqualTo(ONLY_SIGNS);
      assertThat(root.getCriticalExtensionOIDs())
          .containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
      assertThat(root.getNonCriticalExtensionOIDs()).containsExactly("2.5.29.14");
    }
  }

  private static X509Certificate certificate(String pem) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String submit(Wire wire, SSLSocketFactory sockets, String host)
      throws IOException {
    URI address = wire.server().tlsAddress();
    byte[] body = Wire.input().getBytes(StandardCharsets.UTF_8);
    String head =
        """
        POST /%s HTTP/1.1
        Host: %s
        Authorization: Key k:s
        Connection: close
        Content-Type: application/json
        Content-Length: %d

        """
            .formatted(Wire.ENDPOINT, host, body.length)
            .replace("\n", "\r\n");
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        SSLSocket socket = (SSLSocket) sockets.createSocket(plain, host, 443, true)) {
      socket.setSoTimeout(10_000);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(body);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static SSLSocketFactory trusting(String pem)
      throws GeneralSecurityException, IOException {
    return context(pem).getSocketFactory();
  }

  private static SSLContext context(String pem) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("fake", certificate(pem));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
