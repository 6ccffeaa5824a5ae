package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.fal.webhook.Receiver;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.Bill;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.json.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The next server, on another port, goes on where the last one was. */
final class KeptServerTest {
  private static final Life LIFE = Life.lasting(Duration.ofSeconds(10), Duration.ofSeconds(50));
  private static final String RECORDS =
      "/api.fal.ai/v1/models/requests/by-endpoint?expand=payloads&endpoint_id=" + Wire.ENDPOINT;
  private static final String KEYS = "/rest.fal.ai/.well-known/jwks.json";
  private static final String STORAGE = "/rest.fal.ai/storage/";

  @TempDir private Path folder;

  private final VirtualTime time = VirtualTime.create();

  private Wire server() {
    return server(Readings.suggested());
  }

  private Wire server(Readings readings) {
    return Wire.keptIn(folder, time, LIFE, readings);
  }

  private static String requests(String id) {
    return Wire.QUEUE + Wire.APP + "/requests/" + id;
  }

  /** Everything a client can learn of a job, but for the port it learns it from. */
  private static List<String> sight(Wire wire, String id) {
    String here = wire.server().address().toString();
    return Stream.of(requests(id) + "/status?logs=1", requests(id), RECORDS, "/__bill")
        .map(path -> wire.get(path))
        .map(answer -> answer.status() + " " + answer.body().replace(here, "HERE"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 10, 40, 60, 90})
  void everyPhaseIsAsItWas(int seconds) {
    String id;
    List<String> before;
    Bill bill;
    try (Wire first = server()) {
      id = first.submit().text("request_id");
      time.advance(Duration.ofSeconds(seconds));
      before = sight(first, id);
      bill = first.provider().bill();
    }

    try (Wire second = server()) {
      assertThat(sight(second, id)).isEqualTo(before);
      assertThat(second.provider().bill()).isEqualTo(bill);
      time.advance(Duration.ofHours(1));
      assertThat(second.provider().bill().count()).isEqualTo(1);
    }
  }

  @Test
  void cancelledIsCancelledAndClipIsTheSameClip() {
    String kept;
    String cancelled;
    byte[] clip;
    try (Wire first = server()) {
      kept = first.submit().text("request_id");
      Wire.Answer other = first.submit();
      cancelled = other.text("request_id");
      assertThat(first.put(other.text("cancel_url")).status()).isEqualTo(202);
      time.advance(Duration.ofMinutes(1));
      clip = first.fetch(clipOf(first, kept)).bytes();
    }

    try (Wire second = server()) {
      assertThat(second.get(requests(cancelled)).status()).isEqualTo(499);
      assertThat(clipOf(second, kept)).startsWith(second.server().address().toString());
      assertThat(second.fetch(clipOf(second, kept)).bytes()).isEqualTo(clip);
      assertThat(second.provider().bill().count()).isEqualTo(1);
    }
  }

  private static String clipOf(Wire wire, String id) {
    return ((Json.Members) wire.get(requests(id)).json().find("video").get()).text("url").get();
  }

  @Test
  void jobIsStillItsOwners() {
    Readings readings = Readings.suggested().with(Reading.KEYS_ARE_ACCOUNTS);
    String id;
    try (Wire first = server(readings)) {
      id = first.submit().text("request_id");
    }

    try (Wire second = server(readings)) {
      URI status = second.server().address().resolve(requests(id) + "/status");
      assertThat(second.get(status.toString()).status()).isEqualTo(202);
      assertThat(second.fetch(status.toString(), "Authorization", "Key other:one").status())
          .isEqualTo(404);
    }
  }

  @Test
  void noKeyIsWrittenDown() throws IOException {
    try (Wire wire = server(Readings.suggested().with(Reading.KEYS_ARE_ACCOUNTS))) {
      wire.submit();
    }

    assertThat(Files.readString(folder.resolve("world.jsonl"))).doesNotContain("secret");
  }

  @Test
  void jobThatWasSpoiledKeepsItsVerdict() {
    String id;
    String verdict;
    try (Wire first = server()) {
      id = first.submit("{\"prompt\": 7}").text("request_id");
      verdict = first.get(requests(id)).body();
    }

    try (Wire second = server()) {
      Wire.Answer answer = second.get(requests(id));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).isEqualTo(verdict);
      assertThat(second.submit("{\"prompt\": 7}").text("request_id")).isNotEqualTo(id);
    }
  }

  @Test
  void webhookThatIsOwedComesFromTheNextServer() {
    try (Receiver receiver = new Receiver()) {
      String id;
      String keys;
      try (Wire first = server()) {
        keys = first.get(KEYS).body();
        id = submit(first, receiver);
      }
      assertThat(receiver.messages()).isEmpty();

      try (Wire second = server()) {
        time.advance(Duration.ofMinutes(1));
        assertThat(receiver.messages()).extracting("id").containsExactly(id);
        assertThat(new String(receiver.messages().get(0).bytes(), StandardCharsets.UTF_8))
            .contains(second.server().address().toString());
        assertThat(second.get(KEYS).body()).isEqualTo(keys);
      }
    }
  }

  @Test
  void webhookThatFellDueWhileNobodyServedComesAtOnce() {
    try (Receiver receiver = new Receiver()) {
      String id;
      try (Wire first = server()) {
        id = submit(first, receiver);
      }
      VirtualTime later = VirtualTime.startingAt(time.now().plus(Duration.ofDays(1)));

      try (Wire second = Wire.keptIn(folder, later, LIFE, Readings.suggested())) {
        later.advance(Duration.ZERO);
        assertThat(receiver.messages()).extracting("id").containsExactly(id);
        assertThat(second.server().webhooks()).hasSize(1);
      }
    }
  }

  @Test
  void retriesGoOnAndEndWithTheFirstThatArrives() {
    Readings readings =
        Readings.suggested()
            .webhookRetries(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(60));
    try (Receiver receiver = new Receiver(500, 503)) {
      try (Wire first = server(readings)) {
        submit(first, receiver);
        time.advance(Duration.ofSeconds(60));
        assertThat(receiver.messages()).hasSize(1);
      }

      try (Wire second = server(readings)) {
        time.advance(Duration.ofSeconds(4));
        assertThat(receiver.messages()).hasSize(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(second.server().webhooks()).extracting("outcome").containsExactly("503");
      }

      try (Wire third = server(readings)) {
        time.advance(Duration.ofSeconds(30));
        assertThat(third.server().webhooks()).extracting("outcome").containsExactly("200");
      }

      try (Wire fourth = server(readings)) {
        time.advance(Duration.ofHours(1));
        assertThat(fourth.server().webhooks()).isEmpty();
        assertThat(receiver.messages()).hasSize(3);
      }
    }
  }

  private static String submit(Wire wire, Receiver receiver) {
    String webhook = URLEncoder.encode(receiver.address(), StandardCharsets.UTF_8);
    return wire.post(Wire.QUEUE + Wire.ENDPOINT + "?fal_webhook=" + webhook, Wire.input())
        .text("request_id");
  }

  @Test
  void uploadIsStillThereAndStillTheSameImage() throws IOException {
    byte[] image = image();
    String file;
    String expected;
    String hash;
    try (Wire first = server()) {
      Wire.Answer begun = first.post(STORAGE + "upload/initiate?storage_type=fal-cdn-v3", "{}");
      file = begun.text("file_url");
      assertThat(first.send(put(begun.text("upload_url"), image)).status()).isEqualTo(200);
      Wire.Answer later = first.post(STORAGE + "upload/initiate?storage_type=fal-cdn-v3", "{}");
      expected = path(later.text("upload_url"));
      first.submit(input(file));
      hash = first.provider().accepted().get(0).requestHash();
    }

    try (Wire second = server()) {
      String here = second.server().address().toString();
      assertThat(second.fetch(here + path(file)).bytes()).isEqualTo(image);
      second.submit(input(file));
      assertThat(second.provider().accepted()).extracting("requestHash").containsOnly(hash);
      assertThat(second.send(put(here + expected, image)).status()).isEqualTo(200);
      Wire.Answer more = second.post(STORAGE + "upload/initiate?storage_type=fal-cdn-v3", "{}");
      assertThat(path(more.text("upload_url"))).isNotEqualTo(expected);
      assertThat(path(more.text("file_url"))).isNotEqualTo(path(file));
    }
  }

  @Test
  void uploadInPartsGoesOn() {
    String file;
    String up;
    String tag;
    try (Wire first = server()) {
      Wire.Answer begun =
          first.post(STORAGE + "upload/initiate-multipart?storage_type=fal-cdn-v3", "{}");
      file = path(begun.text("file_url"));
      up = path(begun.text("upload_url"));
      tag = first.send(put(part(first, up, 1), bytes("one "))).text("etag");
    }

    try (Wire second = server()) {
      String other = second.send(put(part(second, up, 2), bytes("two"))).text("etag");
      String parts =
          """
          {"parts": [{"partNumber": 1, "etag": %s}, {"partNumber": 2, "etag": %s}]}\
          """
              .formatted(quoted(tag), quoted(other));
      HttpRequest.Builder complete =
          HttpRequest.newBuilder(
                  second.server().address().resolve(up.replaceAll("\\?.*", "") + "/complete"))
              .POST(HttpRequest.BodyPublishers.ofString(parts));
      assertThat(second.send(complete).status()).isEqualTo(200);
    }

    try (Wire third = server()) {
      assertThat(third.fetch(third.server().address() + file).body()).isEqualTo("one two");
    }
  }

  @Test
  void tokenOfTheFileHostIsStillGood() {
    String token;
    try (Wire first = server()) {
      token = first.post(STORAGE + "auth/token?storage_type=fal-cdn-v3", "{}").text("token");
    }

    try (Wire second = server()) {
      HttpRequest.Builder upload =
          HttpRequest.newBuilder(second.server().address().resolve("/v3b.fal.media/files/upload"))
              .header("Authorization", "Bearer " + token)
              .POST(HttpRequest.BodyPublishers.ofString("bytes"));
      assertThat(second.send(upload).status()).isEqualTo(200);
      assertThat(second.post(STORAGE + "auth/token?storage_type=fal-cdn-v3", "{}").text("token"))
          .isNotEqualTo(token);
    }
  }

  @Test
  void clockStandsWhereItWasTurnedTo() {
    try (Wire first = server()) {
      assertThat(first.post("/__clock/advance", "{\"seconds\": 86400}").status()).isEqualTo(200);
    }

    VirtualTime fresh = VirtualTime.create();
    try (Wire second = Wire.keptIn(folder, fresh, LIFE, Readings.suggested())) {
      assertThat(fresh.now()).isEqualTo(time.now());
      assertThat(second.server().requests()).isEmpty();
    }
  }

  @Test
  void resetEmptiesTheFolder() throws IOException {
    String id;
    String file;
    String keys;
    try (Wire first = server();
        Receiver receiver = new Receiver()) {
      keys = first.get(KEYS).body();
      id = submit(first, receiver);
      Wire.Answer begun = first.post(STORAGE + "upload/initiate?storage_type=fal-cdn-v3", "{}");
      file = path(begun.text("file_url"));
      assertThat(first.send(put(begun.text("upload_url"), image())).status()).isEqualTo(200);
      assertThat(first.post("/__reset", "").status()).isEqualTo(200);
    }
    try (Stream<Path> uploads = Files.list(folder.resolve("uploads"))) {
      assertThat(uploads).isEmpty();
    }

    try (Wire second = server()) {
      assertThat(second.get(requests(id) + "/status").status()).isEqualTo(404);
      assertThat(second.fetch(second.server().address() + file).status()).isEqualTo(404);
      assertThat(second.get(KEYS).body()).isEqualTo(keys);
      time.advance(Duration.ofHours(1));
      assertThat(second.provider().bill().count()).isZero();
      assertThat(second.server().webhooks()).isEmpty();
    }
  }

  private static String path(String address) {
    URI uri = URI.create(address);
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  private static String part(Wire wire, String up, int number) {
    return wire.server().address() + up.replaceAll("\\?.*", "") + "/" + number;
  }

  private static String quoted(String tag) {
    return "\"" + tag.replace("\"", "\\\"") + "\"";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String input(String image) {
    return Wire.input().replace("https://example.com/cat.png", image);
  }

  private static HttpRequest.Builder put(String address, byte[] bytes) {
    return HttpRequest.newBuilder(URI.create(address))
        .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
  }

  /** Some grey, large enough for the model. */
  private static byte[] image() throws IOException {
    var out = new ByteArrayOutputStream();
    var picture = new BufferedImage(320, 320, BufferedImage.TYPE_BYTE_GRAY);
    assertThat(ImageIO.write(picture, "png", out)).isTrue();
    return out.toByteArray();
  }
}
