package dev.kinoport.fal.offline;

import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.testkit.http.LoopbackSockets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** How the adapter reaches the fake server. */
enum Transport {
  /** The real host is the first segment of the path, as with {@code FAL_EMULATOR_URL}. */
  CLEAR_TEXT {
    @Override
    FalConfig config(EmulatorServer server, int refusals) {
      int port = server.address().getPort();
      OkHttpClient client =
          new OkHttpClient.Builder().socketFactory(new LoopbackSockets(port, refusals)).build();
      return FalConfig.emulator(server.address()).client(client);
    }
  },

  /**
   * The live service in every respect but two: names and sockets lead here, and the server's own
   * authority is trusted. Hosts, ports, origin rules and limits are the adapter's defaults.
   */
  TLS {
    @Override
    FalConfig config(EmulatorServer server, int refusals) {
      int port = server.tlsAddress().getPort();
      X509TrustManager trust = trusting(server.authorityPem());
      OkHttpClient client =
          new OkHttpClient.Builder()
              .dns(host -> List.of(PUBLIC))
              .socketFactory(new LoopbackSockets(port, refusals))
              .sslSocketFactory(context(trust).getSocketFactory(), trust)
              .build();
      return FalConfig.of("id:not-a-secret").client(client);
    }
  };

  /** Of a network that is kept for examples and is nobody's; no packet goes there. */
  private static final InetAddress PUBLIC = address(203, 0, 113, 7);

  /**
   * The adapter's set-up.
   *
   * @param refusals how many connections are refused before the first is made
   */
  abstract FalConfig config(EmulatorServer server, int refusals);

  private static InetAddress address(int... bytes) {
    byte[] raw = new byte[bytes.length];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (byte) bytes[i];
    }
    try {
      return InetAddress.getByAddress(raw);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static X509TrustManager trusting(String pem) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry(
          "fake",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      return (X509TrustManager) managers.getTrustManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the server's authority cannot be trusted", e);
    }
  }

  private static SSLContext context(X509TrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new X509TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }
}
