package dev.kinoport.pages.inspector;

import dev.kinoport.fault.IoReason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Sends a call to this very server once more. Nothing goes anywhere else. */
final class Replayer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI server;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Replayer(URI server) {
    this.server = server;
  }

  /**
   * Sends it, and waits for the beginning of the answer.
   *
   * @param address behind that of the server, with its host first
   * @return what went wrong; empty if nothing did
   */
  String send(String method, String address, Map<String, String> headers, byte[] body) {
    try {
      if (!address.startsWith("/") || address.startsWith("//")) {
        return "an address here begins with /";
      }
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server + address))
              .timeout(PATIENCE)
              .header("User-Agent", "kinoport-replay")
              .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
      headers.forEach(request::header);
      client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()).body().close();
      return "";
    } catch (IOException e) {
      return "no answer: " + IoReason.ofCall(e);
    } catch (IllegalArgumentException e) {
      return "it cannot be sent: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
