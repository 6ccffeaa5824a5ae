package dev.kinoport.pages;

import dev.kinoport.Kinoport;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.pages.inspector.CallRecorder;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An emulator with its pages, as a browser without scripts meets it. */
final class Site implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]{32})\"");

  private final SystemTime time = new SystemTime();
  private final List<ServerPages> made = Collections.synchronizedList(new ArrayList<>());
  private final FakeProvider provider;
  private final EmulatorServer server;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  Site(Timekeeper clock) {
    CallRecorder recorder = new CallRecorder();
    provider = FakeProvider.on(clock).script(Script.always(Life.instant())).build();
    server =
        EmulatorServer.before(provider)
            .usual(Life.instant())
            .onCall(recorder)
            .pages(behind -> {
              ServerPages pages =
                  new ServerPages(
                      behind,
                      provider,
                      Life.instant(),
                      recorder,
                      address -> Kinoport.builder().provider(provider.provider()).time(clock),
                      new PlainWords(),
                      new SplittableRandom(7));
              made.add(pages);
              return pages;
            })
            .start();
  }

  static Site onRealTime() {
    return new Site(new SystemTime());
  }

  FakeProvider provider() {
    return provider;
  }

  EmulatorServer server() {
    return server;
  }

  /** How often the pages were made. */
  int timesMade() {
    return made.size();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(HttpRequest.newBuilder(URI.create(server.address() + path)).GET(), headers);
  }

  String page(String path) {
    return get(path, "Accept", "text/html").body();
  }

  /** Posts a form as the page would, with its token. */
  HttpResponse<String> post(String path, String form) {
    Matcher token = TOKEN.matcher(page("/__ui"));
    String known = token.find() ? token.group(1) : "";
    return postWithout(path, form + "&token=" + known);
  }

  HttpResponse<String> postWithout(String path, String form, String... headers) {
    return postAs("application/x-www-form-urlencoded", path, form, headers);
  }

  HttpResponse<String> postJson(String path, String body) {
    return postAs("application/json", path, body);
  }

  private HttpResponse<String> postAs(String type, String path, String body, String... headers) {
    return send(
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        headers);
  }

  /** What comes back for a first line that no client of the JDK's sends. */
  String raw(String firstLine) {
    return raw(firstLine, "");
  }

  /** A page with its headers, as a browser gets it. */
  String rawPage(String target) {
    return raw("GET " + target + " HTTP/1.1", "Accept: text/html\r\n");
  }

  private String raw(String firstLine, String headers) {
    try (Socket socket = new Socket(server.address().getHost(), server.address().getPort())) {
      String head = firstLine + "\r\nHost: localhost\r\n" + headers + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
    try {
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    made.forEach(ServerPages::close);
    server.close();
    time.close();
  }
}
