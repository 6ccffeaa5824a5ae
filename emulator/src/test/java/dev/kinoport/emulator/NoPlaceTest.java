package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.ShippedOffers;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fake.bound.WorldBounds;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What finds no place now is another matter than what never would. */
@Timeout(300)
final class NoPlaceTest {
  private static final int MANY = 1_000;
  private static final byte[] KITE = Images.noise(1);
  private static final byte[] STORM = Images.noise(2);

  private static Wire wire(long bytes, int files) {
    VirtualTime time = VirtualTime.create();
    return Wire.before(
        time,
        FakeProvider.on(time)
            .catalogue(ShippedOffers.catalogue())
            .script(Script.always(Life.instant()))
            .bounds(new WorldBounds(MANY, bytes, files, MANY))
            .build());
  }

  /** Who takes jobs, each in its own words. */
  enum Shop {
    FAL("/queue.fal.run/" + Wire.ENDPOINT, "Key id:secret") {
      @Override
      String body(String image) {
        return Wire.input().replace("https://example.com/cat.png", image);
      }

      @Override
      void assertThrottled(Wire.Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text("error_type")).isEqualTo("concurrent_requests_limit");
        assertThat(answer.text("detail"))
            .startsWith("this fake has no place for the images of this request: it keeps ");
      }

      // Taken, and refused on the result.
      @Override
      Wire.Answer told(Wire wire, Wire.Answer answer) {
        Wire.Answer result = wire.get(answer.text("response_url"));
        assertThat(result.status()).isEqualTo(422);
        return result;
      }
    },
    MINIMAX("/api.minimax.io/v1/video_generation", "Bearer sk-api-x") {
      @Override
      String body(String image) {
        return "{\"model\":\"MiniMax-Hailuo-2.3\",\"prompt\":\"a kite\",\"first_frame_image\":\"%s\"}"
            .formatted(image);
      }

      @Override
      void assertThrottled(Wire.Answer answer) {
        assertThat(code(answer)).isEqualByComparingTo("1002");
      }

      @Override
      Wire.Answer told(Wire wire, Wire.Answer answer) {
        assertThat(code(answer)).isEqualByComparingTo("2013");
        return answer;
      }

      private BigDecimal code(Wire.Answer answer) {
        return answer.json().object("base_resp").get().number("status_code").get();
      }
    },
    REPLICATE("/api.replicate.com/v1/models/minimax/hailuo-2.3/predictions", "Bearer r8_x") {
      @Override
      String body(String image) {
        return "{\"input\":{\"prompt\":\"a kite\",\"first_frame_image\":\"%s\"}}".formatted(image);
      }

      @Override
      void assertThrottled(Wire.Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text("detail")).startsWith("Request was throttled.");
      }

      @Override
      Wire.Answer told(Wire wire, Wire.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return answer;
      }
    },
    VIDEOS("/videos/v1/videos", "Bearer x") {
      @Override
      String body(String image) {
        return "{\"prompt\":\"a kite\",\"seconds\":\"5\",\"model\":\"Wan2.2-I2V-A14B\","
            + "\"input_reference\":{\"image_url\":\"%s\"}}".formatted(image);
      }

      @Override
      void assertThrottled(Wire.Answer answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().object("error").get().text("code"))
            .contains("rate_limit_exceeded");
      }

      @Override
      Wire.Answer told(Wire wire, Wire.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer;
      }
    };

    private final String path;
    private final String key;

    Shop(String path, String key) {
      this.path = path;
      this.key = key;
    }

    abstract String body(String image);

    abstract void assertThrottled(Wire.Answer answer);

    /** The answer that tells of a fault of the input. */
    abstract Wire.Answer told(Wire wire, Wire.Answer answer);

    Wire.Answer submit(Wire wire, byte[] image) {
      return wire.send(
          wire.keyed(path)
              .setHeader("Authorization", key)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body(Images.dataUri(image)))));
    }
  }

  /** Else whoever sent it would change what is in order. */
  @ParameterizedTest
  @EnumSource
  void anImageThatFindsNoPlaceNowIsThrottled(Shop shop) {
    try (Wire wire = wire(KITE.length * 3L / 2, MANY)) {
      assertThat(put(wire, begin(wire), KITE).status()).isEqualTo(200);

      shop.assertThrottled(shop.submit(wire, STORM));
      assertThat(wire.provider().accepted()).isEmpty();

      assertThat(shop.submit(wire, KITE).status()).as("it is there").isBetween(200, 201);
      assertThat(wire.provider().accepted()).hasSize(1);
      wire.server().reset();
      assertThat(shop.submit(wire, STORM).status()).isBetween(200, 201);
      assertThat(wire.provider().accepted()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anImageThatNeverFindsAPlaceIsRefusedWithTheBound(Shop shop) {
    try (Wire wire = wire(100_000, MANY)) {
      Wire.Answer told = shop.told(wire, shop.submit(wire, KITE));
      assertThat(told.body()).contains("it keeps 100,000 bytes of files, and these are ");
      assertThat(wire.provider().accepted()).isEmpty();
    }
  }

  @Test
  void aFileSaysWhetherAResetWouldMakePlaceForIt() {
    try (Wire wire = wire(KITE.length, MANY)) {
      byte[] larger = new byte[KITE.length + 1];
      String never =
          String.format(
              Locale.ROOT,
              "Insufficient Storage: this fake has no place for this file: it keeps %,d bytes of"
                  + " files, and these are %,d",
              KITE.length,
              larger.length);
      Wire.Answer refused = put(wire, begin(wire), larger);
      assertThat(refused.status()).isEqualTo(507);
      assertThat(refused.text("detail")).isEqualTo(never);

      assertThat(put(wire, begin(wire), KITE).status()).isEqualTo(200);
      assertThat(put(wire, begin(wire), larger).text("detail")).isEqualTo(never);
      assertThat(put(wire, begin(wire), new byte[1]).text("detail")).contains("until it is reset");
    }
  }

  @Test
  void bytesThatAreThereNeedNoOtherPlace() {
    try (Wire wire = wire(KITE.length, 2)) {
      String first = begin(wire);
      String second = begin(wire);
      assertThat(put(wire, first, KITE).status()).isEqualTo(200);
      assertThat(put(wire, first, KITE).status()).as("again").isEqualTo(200);
      assertThat(put(wire, second, KITE).status()).as("as another file").isEqualTo(200);
      assertThat(put(wire, second, KITE).status()).as("a file in its own place").isEqualTo(200);
    }
  }

  private static String begin(Wire wire) {
    return wire.post(
            "/rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3",
            "{\"content_type\": \"image/png\", \"file_name\": \"kite.png\"}")
        .text("upload_url");
  }

  private static Wire.Answer put(Wire wire, String address, byte[] bytes) {
    return wire.send(
        HttpRequest.newBuilder(URI.create(address))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
  }
}
