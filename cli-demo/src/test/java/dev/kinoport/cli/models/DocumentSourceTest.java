package dev.kinoport.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kinoport.cli.Shell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Documents that come from the web go the way that the environment names. */
@Timeout(300)
class DocumentSourceTest {
  private static final Path DOCUMENT = Path.of("..", "samples", "acme-dream-openapi.json");

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer proxy = proxy();

  private HttpServer proxy() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", this::answer);
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String credentials = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
    asked.add(exchange.getRequestURI() + " " + credentials);
    if (credentials == null) {
      exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"the way out\"");
      exchange.sendResponseHeaders(407, -1);
    } else {
      exchange.sendResponseHeaders(200, 0);
      Files.copy(DOCUMENT, exchange.getResponseBody());
    }
    exchange.close();
  }

  @AfterEach
  void stop() {
    proxy.stop(0);
  }

  @Test
  void aDocumentComesThroughTheProxyThatTheEnvironmentNames() {
    Shell.Result result =
        Shell.piped()
            .with("HTTP_PROXY", "http://user:word@127.0.0.1:" + proxy.getAddress().getPort())
            .run("models", "import", "http://docs.example/openapi.json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("acme");
    assertThat(asked)
        .containsExactly(
            "http://docs.example/openapi.json null",
            "http://docs.example/openapi.json Basic dXNlcjp3b3Jk");
  }

  @Test
  void aProxyThatIsNoneIsToldByItsVariableAndNobodyIsAsked() {
    Shell.Result result =
        Shell.piped()
            .with("HTTPS_PROXY", "gopher://x")
            .run("models", "import", "http://docs.example/openapi.json");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("HTTPS_PROXY must be such as http://proxy.example:3128");
    assertThat(asked).isEmpty();
  }
}
