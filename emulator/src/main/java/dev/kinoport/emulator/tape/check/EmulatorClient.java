package dev.kinoport.emulator.tape.check;

import dev.kinoport.emulator.tape.JsonTexts;
import dev.kinoport.emulator.tape.Scrubber;
import dev.kinoport.emulator.tape.ShopAddress;
import dev.kinoport.emulator.tape.TapedAnswer;
import dev.kinoport.emulator.tape.TapedBody;
import dev.kinoport.emulator.tape.TapedCall;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import io.vavr.control.Option;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** Makes the calls of a tape to an emulator, under the names that things have there. */
final class EmulatorClient implements AutoCloseable {
  /** The emulator is in this process; only a machine that does other things takes its time. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int MOST_BYTES = 1024 * 1024;
  private static final String DATA = "data:";

  private final String origin;
  private final IdMap ids;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  EmulatorClient(String origin, IdMap ids) {
    this.origin = origin;
    this.ids = ids;
  }

  /** The key that stands for one of a tape; another than all of them for none. */
  static String secret(Option<String> key) {
    return key.map(it -> "tape-" + it.replaceAll("[^0-9]", "") + ":key").getOrElse("nobody:key");
  }

  /** The answer to a call. */
  TapedAnswer send(TapedCall call) {
    try {
      HttpResponse<byte[]> response =
          client.send(request(call), HttpResponse.BodyHandlers.ofByteArray());
      return new TapedAnswer(response.statusCode(), headers(response), body(call, response));
    } catch (IOException e) {
      return TapedAnswer.broken("the emulator broke the connection");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return TapedAnswer.broken("interrupted");
    }
  }

  /** A stream, from its first event on. */
  Stream open(TapedCall call) {
    try {
      HttpResponse<InputStream> response =
          client.send(request(call), HttpResponse.BodyHandlers.ofInputStream());
      return new Stream(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest request(TapedCall call) {
    String real = ids.address(call.host(), call.path(), call.query());
    String address =
        ShopAddress.real(real).map(it -> it.below(origin)).getOrElse(real).replace("***", "x");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(PATIENCE)
            .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(bytes(call.body())));
    call.headers().forEach((name, value) -> request.header(name, ids.renamed(value)));
    call.key().map(this::authorization).peek(it -> request.header("Authorization", it));
    return request.build();
  }

  private String authorization(String key) {
    if (key.startsWith("Bearer ")) {
      return "Bearer " + ids.token();
    }
    return key.endsWith(" malformed") ? "Key malformed" : "Key " + secret(Option.some(key));
  }

  private byte[] bytes(TapedBody body) {
    return switch (body) {
      case TapedBody.None none -> new byte[0];
      case TapedBody.Words words -> words.text().getBytes(StandardCharsets.UTF_8);
      case TapedBody.Events events -> new byte[0];
      case TapedBody.Bytes bytes -> new byte[(int) Math.min(bytes.length(), MOST_BYTES)];
      case TapedBody.Value value ->
          JsonText.bytes(JsonTexts.changed(value.value(), (name, text) -> here(text)));
    };
  }

  /** A text of a body, with what lies at the emulator. */
  private String here(String text) {
    if (text.startsWith(DATA)) {
      return picture();
    }
    String renamed = ids.renamed(text);
    return renamed.equals(text)
        ? text
        : ShopAddress.real(renamed).map(it -> it.below(origin)).getOrElse(renamed);
  }

  /** A picture in the place of one that nobody kept. */
  private static String picture() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new IllegalStateException("memory has no errors", e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
  }

  private Map<String, String> headers(HttpResponse<?> response) {
    return response.headers().map().entrySet().stream()
        .collect(
            Collectors.toMap(
                it -> it.getKey().toLowerCase(Locale.ROOT), it -> it.getValue().getFirst()));
  }

  private TapedBody body(TapedCall call, HttpResponse<byte[]> response) {
    byte[] bytes = response.body();
    if (bytes.length == 0) {
      return new TapedBody.None();
    }
    String type = response.headers().firstValue("content-type").orElse("");
    boolean isFile = call.isToFiles() && !type.startsWith("application/json");
    return JsonText.read(bytes)
        .toOption()
        .filter(it -> !isFile)
        .<TapedBody>map(it -> new TapedBody.Value(ShopAddress.asAtTheShop(it, origin)))
        .getOrElse(() ->
            isFile
                ? new TapedBody.Bytes(Scrubber.sha256(bytes), bytes.length, type)
                : new TapedBody.Words(new String(bytes, StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** Events as they come; read by a thread of its own. */
  final class Stream {
    private final HttpResponse<InputStream> response;
    private final List<Json> events = new ArrayList<>();
    private final Thread reader;

    private Stream(HttpResponse<InputStream> response) throws IOException {
      this.response = response;
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
      // Who has heard the first event hears all others, whoever turns the clock.
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (add(line)) {
          break;
        }
      }
      reader = Thread.ofVirtual().name("emulator-client").start(() -> read(lines));
    }

    private void read(BufferedReader lines) {
      try {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          add(line);
        }
      } catch (IOException e) {
        System.getLogger(EmulatorClient.class.getName())
            .log(System.Logger.Level.DEBUG, "a stream ended", e);
      }
    }

    private boolean add(String line) {
      String text = line.startsWith(DATA) ? line.substring(DATA.length()) : line;
      return JsonText.read(text)
          .map(it -> events.add(ShopAddress.asAtTheShop(it, origin)))
          .isRight();
    }

    /** All of it, once it is over. */
    TapedAnswer answer() {
      try {
        reader.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      boolean isStream =
          response.headers().firstValue("content-type").orElse("").startsWith("text/event-stream");
      TapedBody body =
          isStream || events.isEmpty()
              ? new TapedBody.Events(events)
              : new TapedBody.Value(events.getFirst());
      return new TapedAnswer(response.statusCode(), headers(response), body);
    }
  }
}
