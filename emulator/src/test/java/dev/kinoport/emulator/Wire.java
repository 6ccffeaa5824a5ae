package dev.kinoport.emulator;

import dev.kinoport.emulator.junit.WithEmulator;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A server, the clock it runs by, and a client that says exactly what it is told to say. */
public final class Wire implements AutoCloseable {
  public static final String ENDPOINT = "fal-ai/minimax/hailuo-02/standard/image-to-video";
  public static final String APP = "fal-ai/minimax";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  public static final String QUEUE = "/queue.fal.run/";

  private final VirtualTime time;
  private final FakeProvider provider;
  private final EmulatorServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private Wire(WithEmulator.Running running) {
    time = running.time();
    provider = running.provider();
    server = running.server();
  }

  private Wire(Life life, Readings readings) {
    time = VirtualTime.create();
    provider = FakeProvider.on(time).script(Script.always(life)).build();
    server = EmulatorServer.before(provider).readings(readings).start();
  }

  private Wire(VirtualTime time, FakeProvider provider, Readings readings) {
    this.time = time;
    this.provider = provider;
    this.server = EmulatorServer.before(provider).readings(readings).start();
  }

  /** A server in a process of its own, as it were: closed or killed, it leaves only the folder. */
  public static Wire keptIn(Path folder, VirtualTime time, Life life, Readings readings) {
    FakeProvider provider =
        FakeProvider.on(time).script(Script.always(life)).keptIn(folder).build();
    return new Wire(time, provider, readings);
  }

  /** A server before a provider that was put together elsewhere. */
  public static Wire before(VirtualTime time, FakeProvider provider) {
    return new Wire(time, provider, Readings.suggested());
  }

  public static Wire with(Life life) {
    return new Wire(life, Readings.suggested());
  }

  public static Wire with(Life life, Readings readings) {
    return new Wire(life, readings);
  }

  /** A client of a server that was put together elsewhere. */
  public static Wire to(EmulatorServer server, FakeProvider provider, VirtualTime time) {
    return to(new WithEmulator.Running(server, provider, time));
  }

  /** A client of a server that is there already. */
  public static Wire to(WithEmulator.Running running) {
    return new Wire(running);
  }

  public VirtualTime time() {
    return time;
  }

  public FakeProvider provider() {
    return provider;
  }

  public EmulatorServer server() {
    return server;
  }

  /** An input that is in order. */
  public static String input() {
    return input("A cat at sea");
  }

  public static String input(String prompt) {
    return """
    {"prompt": "%s", "image_url": "https://example.com/cat.png", "duration": "6",\
     "resolution": "768P"}\
    """
        .formatted(prompt);
  }

  /** An answer, with its body read as JSON when somebody looks. */
  public record Answer(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public byte[] bytes() {
      return response.body();
    }

    public Json.Members json() {
      return (Json.Members)
          JsonText.read(response.body())
              .getOrElseThrow(fault -> new AssertionError(fault + ": " + body()));
    }

    public String text(String name) {
      return json().text(name).getOrElse("");
    }

    public BigDecimal number(String name) {
      return json().number(name).getOrElse(BigDecimal.valueOf(-1));
    }

    public String body() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }
  }

  public Answer submit() {
    return submit(input());
  }

  public Answer submit(String input) {
    return post(QUEUE + ENDPOINT, input);
  }

  public Answer submitWith(String query) {
    return post(QUEUE + ENDPOINT + query, input());
  }

  public Answer post(String path, String json) {
    return post(path, json, List.of());
  }

  public Answer post(String path, String json, List<String> headers) {
    HttpRequest.Builder request =
        keyed(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    return send(request);
  }

  public Answer get(String path) {
    return send(keyed(path));
  }

  public Answer put(String path) {
    return send(keyed(path).PUT(HttpRequest.BodyPublishers.noBody()));
  }

  public Answer fetch(String address, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  public HttpRequest.Builder keyed(String path) {
    URI address = path.startsWith("http") ? URI.create(path) : server.address().resolve(path);
    return HttpRequest.newBuilder(address).header("Authorization", "Key id:secret");
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    provider.close();
    client.shutdownNow();
  }
}
