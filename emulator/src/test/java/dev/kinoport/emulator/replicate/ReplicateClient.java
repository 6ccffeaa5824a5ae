package dev.kinoport.emulator.replicate;

import dev.kinoport.catalogue.ShippedOffers;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.emulator.Wire;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fake.bound.WorldBounds;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A client of Replicate's wire that says exactly what it is told to say. */
final class ReplicateClient implements AutoCloseable {
  static final String BASE = "/api.replicate.com/v1";
  static final String KITE = "\"prompt\":\"a kite\"";

  private final Wire wire;

  private ReplicateClient(Wire wire) {
    this.wire = wire;
  }

  static ReplicateClient facing(Life life, Reading... readings) {
    VirtualTime time = VirtualTime.create();
    FakeProvider provider =
        FakeProvider.on(time)
            .catalogue(ShippedOffers.catalogue())
            .script(Script.always(life))
            .build();
    return before(provider, time, readings);
  }

  /** A world that keeps so much and no more. */
  static ReplicateClient within(WorldBounds bounds, Life life, Reading... readings) {
    VirtualTime time = VirtualTime.create();
    FakeProvider provider =
        FakeProvider.on(time)
            .catalogue(ShippedOffers.catalogue())
            .script(Script.always(life))
            .bounds(bounds)
            .build();
    return before(provider, time, readings);
  }

  /** A world that outlives its server. */
  static ReplicateClient keptIn(Path folder, VirtualTime time, Life life) {
    FakeProvider provider =
        FakeProvider.on(time)
            .catalogue(ShippedOffers.catalogue())
            .script(Script.always(life))
            .keptIn(folder)
            .build();
    return before(provider, time);
  }

  private static ReplicateClient before(
      FakeProvider provider, VirtualTime time, Reading... readings) {
    EmulatorServer server =
        EmulatorServer.before(provider).readings(Readings.suggested().with(readings)).start();
    return new ReplicateClient(Wire.to(server, provider, time));
  }

  Wire wire() {
    return wire;
  }

  private HttpRequest.Builder request(String path, String... headers) {
    String whole = path.startsWith("http") ? path : wire.server().address() + BASE + path;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(whole)).header("Authorization", "Bearer r8_x");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  Wire.Answer get(String path) {
    return wire.send(request(path));
  }

  Wire.Answer delete(String path) {
    return wire.send(request(path).DELETE());
  }

  Wire.Answer post(String path, String body, String... headers) {
    return wire.send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Makes one, with more in its input. */
  Wire.Answer create(String more, String... headers) {
    return at("minimax/hailuo-2.3", "{\"input\":{" + KITE + more + "}}", headers);
  }

  Wire.Answer at(String model, String body, String... headers) {
    return post("/models/" + model + "/predictions", body, headers);
  }

  Wire.Answer prediction(String id) {
    return get("/predictions/" + id);
  }

  Wire.Answer cancel(String id) {
    return post("/predictions/" + id + "/cancel", "");
  }

  Wire.Answer upload(String name, byte[] content) {
    String body =
        String.join(
            "\r\n",
            "--b",
            "Content-Disposition: form-data; name=\"content\"; filename=\"" + name + "\"",
            "Content-Type: image/png",
            "",
            new String(content, StandardCharsets.ISO_8859_1),
            "--b",
            "Content-Disposition: form-data; name=\"metadata\"",
            "",
            "{\"mine\":7}",
            "--b--",
            "");
    return wire.send(
        request("/files")
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    body.getBytes(StandardCharsets.ISO_8859_1))));
  }

  @Override
  public void close() {
    wire.close();
  }
}
