package dev.kinoport.cli;

import com.squareup.moshi.Moshi;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real browser without a window, asked over its own debugging protocol. */
public final class Browser implements AutoCloseable {
  private static final List<Path> PLACES =
      Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
          .map(Path::of)
          .toList();

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger commands = new AtomicInteger();
  private final Map<Integer, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final WebSocket socket;

  private Browser(Process process) throws IOException, InterruptedException {
    this.process = process;
    this.socket = client.newWebSocketBuilder().buildAsync(page(listening()), new Listener()).join();
  }

  /** None where there is no Chromium. */
  public static Option<Browser> in(Path folder) throws IOException, InterruptedException {
    Path program = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(Path.of(""));
    if (program.toString().isEmpty()) {
      return Option.none();
    }
    return Option.some(
        new Browser(
            new ProcessBuilder(
                    program.toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--remote-debugging-port=0",
                    "--user-data-dir=" + folder,
                    "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()));
  }

  private String listening() throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    String mark = "DevTools listening on ws://";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(mark)) {
        return line.substring(mark.length(), line.indexOf('/', mark.length()));
      }
    }
    throw new IOException("the browser did not come up");
  }

  private URI page(String host) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host + "/json")).build();
    String pages = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    for (Object page : Objects.requireNonNull((List<?>) json(pages))) {
      Map<?, ?> members = (Map<?, ?>) page;
      if ("page".equals(members.get("type"))) {
        return URI.create(String.valueOf(members.get("webSocketDebuggerUrl")));
      }
    }
    throw new IOException("no page in " + pages);
  }

  private static @Nullable Object json(String text) {
    try {
      return new Moshi.Builder().build().adapter(Object.class).fromJson(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        heard(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private void heard(String text) {
    Map<?, ?> message = (Map<?, ?>) Objects.requireNonNull(json(text));
    if (message.get("id") instanceof Double id) {
      Objects.requireNonNull(answers.remove(id.intValue())).complete(text);
    }
    if ("Network.requestWillBeSent".equals(message.get("method"))) {
      Map<?, ?> about = (Map<?, ?>) Objects.requireNonNull(message.get("params"));
      requests.add(
          String.valueOf(((Map<?, ?>) Objects.requireNonNull(about.get("request"))).get("url")));
    }
  }

  private String tell(String method, Json parameters) {
    int id = commands.incrementAndGet();
    CompletableFuture<String> answer = new CompletableFuture<>();
    answers.put(id, answer);
    Json.Members command = Json.object().with("id", id).with("method", method);
    socket.sendText(JsonText.spaced(command.with("params", parameters)), true).join();
    return answer.join();
  }

  /** Opens a page, with a window so wide. */
  public void open(Path page, int widthPx) {
    tell("Network.enable", Json.object());
    tell(
        "Emulation.setDeviceMetricsOverride",
        Json.object()
            .with("width", widthPx)
            .with("height", 800)
            .with("deviceScaleFactor", 1)
            .with("mobile", false));
    tell("Page.navigate", Json.object().with("url", page.toUri().toString()));
  }

  /** What an expression comes to, as text; a promise is waited for. */
  public String evaluate(String expression) {
    String answer =
        tell(
            "Runtime.evaluate",
            Json.object()
                .with("expression", expression)
                .with("awaitPromise", true)
                .with("returnByValue", true));
    Map<?, ?> result = (Map<?, ?>) ((Map<?, ?>) Objects.requireNonNull(json(answer))).get("result");
    Map<?, ?> value = (Map<?, ?>) Objects.requireNonNull(result).get("result");
    return String.valueOf(Objects.requireNonNull(value).get("value"));
  }

  /** The addresses that were asked for. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    socket.abort();
    client.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
