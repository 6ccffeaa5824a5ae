package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.callback.DeliveryLog;
import dev.kinoport.emulator.callback.WebhookDelivery;
import dev.kinoport.emulator.http.WireRequest;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fake.bound.WorldBounds;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that nobody ends does not grow for ever, and forgets nothing that costs. */
final @Timeout(300) class WorldBoundsTest {
  private static final int MANY = 1_000;
  private static final long PLENTY = 1L << 30;

  private static Wire wire(WorldBounds bounds) {
    VirtualTime time = VirtualTime.create();
    return Wire.before(
        time, FakeProvider.on(time).script(Script.always(Life.instant())).bounds(bounds).build());
  }

  @Test
  void ofCallsTheLatestAreToldAndTheOthersCounted() {
    try (Wire wire = wire(new WorldBounds(MANY, PLENTY, MANY, 3))) {
      for (int i = 0; i < 8; i++) {
        wire.get(Wire.QUEUE + "nobody/knows/" + i);
      }
      assertThat(wire.server().requests())
          .extracting(WireRequest::path)
          .containsExactly("/nobody/knows/5", "/nobody/knows/6", "/nobody/knows/7");
      assertThat(wire.server().requestsBefore()).isEqualTo(5);
      assertThat(wire.get("/__requests").number("dropped")).isEqualTo(BigDecimal.valueOf(5));
      assertThat(wire.get("/__webhooks").number("dropped")).isEqualTo(BigDecimal.ZERO);
      wire.server().reset();
      assertThat(wire.server().requestsBefore()).isZero();
    }
  }

  @Test
  void ofMessagesTheLatestAreToldEachByABeginning() {
    DeliveryLog log = new DeliveryLog(VirtualTime.create(), 2);
    for (int i = 0; i < 3; i++) {
      log.add("r-" + i, "http://127.0.0.1/" + "x".repeat(10_000), "200");
    }
    assertThat(log.all()).extracting(WebhookDelivery::requestId).containsExactly("r-1", "r-2");
    assertThat(log.all()).allSatisfy(it -> assertThat(it.target()).hasSize(2_003).endsWith("..."));
    assertThat(log.dropped()).isEqualTo(1);
  }

  /** One that was over before it began is kept, too, since its sender asks for it. */
  @Test
  void aRequestTooManyIsTurnedAwayAndNoneIsForgotten() {
    try (Wire wire = wire(new WorldBounds(3, PLENTY, MANY, MANY))) {
      Wire.Answer first = wire.submit(Wire.input("one"));
      assertThat(wire.submit(Wire.input("two")).status()).isEqualTo(200);
      Wire.Answer spoiled = wire.submit("{\"prompt\": 7}");
      assertThat(spoiled.status()).isEqualTo(200);

      for (String input : new String[] {Wire.input("three"), "{\"prompt\": 8}"}) {
        Wire.Answer refused = wire.submit(input);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text("detail"))
            .startsWith("this fake has no place for another request: it keeps 3,");
      }
      assertThat(wire.get(first.text("response_url")).status()).isEqualTo(200);
      assertThat(wire.get(spoiled.text("response_url")).status()).isEqualTo(422);
      assertThat(wire.provider().bill().count()).isEqualTo(2);

      wire.server().reset();
      assertThat(wire.submit(Wire.input("three")).status()).isEqualTo(200);
    }
  }

  @Test
  void whatComesWithRequestsIsBoundedToo() {
    try (Wire wire = wire(new WorldBounds(MANY, 10_000, MANY, MANY))) {
      String more =
          Wire.input("one").replaceFirst("[{]", "{\"more\": \"" + "x".repeat(10_000) + "\",");
      assertThat(wire.submit(more).status()).isEqualTo(200);
      assertThat(wire.submit(Wire.input("two")).status()).isEqualTo(429);
    }
  }

  /** Not as it came, and not as values, which would take fifty times as much. */
  @Test
  void whatDoesNothingIsKeptAsItsShortestText() {
    try (Wire wire = wire(new WorldBounds(MANY, 10_000, MANY, MANY))) {
      String blanks = "{\"more\": [" + " ".repeat(20_000) + "],";
      for (String prompt : new String[] {"one", "two"}) {
        String input = Wire.input(prompt).replaceFirst("[{]", blanks);
        assertThat(wire.submit(input).status()).isEqualTo(200);
      }
      String empty = "{\"more\": [" + "{},".repeat(240_000) + "{}],";
      String input = Wire.input("three").replaceFirst("[{]", empty);
      assertThat(wire.submit(input).status()).isEqualTo(200);
      assertThat(wire.submit(Wire.input("four")).status()).isEqualTo(429);
    }
  }

  @Test
  void whatAnEarlierServerTookCountsToo(@TempDir Path folder) {
    String more =
        Wire.input("one").replaceFirst("[{]", "{\"more\": \"" + "x".repeat(9_990) + "\",");
    WorldBounds bounds = new WorldBounds(MANY, 10_000, MANY, MANY);
    VirtualTime time = VirtualTime.create();
    for (int status : new int[] {200, 429}) {
      try (FakeProvider provider =
              FakeProvider.on(time)
                  .script(Script.always(Life.instant()))
                  .bounds(bounds)
                  .keptIn(folder)
                  .build();
          Wire wire = Wire.before(time, provider)) {
        assertThat(wire.submit(more).status()).isEqualTo(status);
      }
    }
  }

  @Test
  void aFileTooManyIsRefusedAndNoneIsForgotten() {
    try (Wire wire = wire(new WorldBounds(MANY, 10_000, 2, MANY))) {
      Wire.Answer first = begin(wire, "");
      assertThat(put(wire, first.text("upload_url"), 6_000).status()).isEqualTo(200);
      Wire.Answer second = begin(wire, "");
      assertThat(put(wire, second.text("upload_url"), 4_001).status()).isEqualTo(507);
      assertThat(put(wire, second.text("upload_url"), 4_000).status()).isEqualTo(200);
      assertThat(begin(wire, "").status()).isEqualTo(507);
      assertThat(wire.get(first.text("file_url")).bytes()).hasSize(6_000);

      wire.server().reset();
      assertThat(put(wire, begin(wire, "").text("upload_url"), 6_000).status()).isEqualTo(200);
    }
  }

  @Test
  void partsOfFilesThatAreNotWholeYetAreBoundedTogether() {
    try (Wire wire = wire(new WorldBounds(MANY, 10_000, MANY, MANY))) {
      String one = begin(wire, "-multipart").text("upload_url");
      String other = begin(wire, "-multipart").text("upload_url");
      assertThat(part(wire, one, 1, 6_000).status()).isEqualTo(200);
      assertThat(part(wire, other, 1, 4_001).status()).isEqualTo(507);
      assertThat(part(wire, one, 1, 2_000).status()).isEqualTo(200);
      assertThat(part(wire, other, 1, 4_001).status()).isEqualTo(200);
    }
  }

  private static Wire.Answer begin(Wire wire, String way) {
    return wire.post(
        "/rest.fal.ai/storage/upload/initiate" + way + "?storage_type=fal-cdn-v3",
        "{\"content_type\": \"text/plain\", \"file_name\": \"a.txt\"}");
  }

  private static Wire.Answer part(Wire wire, String upload, int number, int length) {
    return put(wire, upload.replaceFirst("[?]", "/" + number + "?"), length);
  }

  private static Wire.Answer put(Wire wire, String address, int length) {
    return wire.send(
        HttpRequest.newBuilder(URI.create(address))
            .PUT(
                HttpRequest.BodyPublishers.ofByteArray(
                    "x".repeat(length).getBytes(StandardCharsets.UTF_8))));
  }
}
