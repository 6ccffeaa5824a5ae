package dev.kinoport.http.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.clip.ClipFailure;
import dev.kinoport.clip.ClipStream;
import dev.kinoport.clip.RemoteClip;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.config.ClipDownloadLimits;
import dev.kinoport.http.config.HttpSettings;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.http.config.MinimumSpeed;
import dev.kinoport.http.config.Secret;
import dev.kinoport.testkit.http.FixedTime;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A clip that trickles holds a place for a while, not for ever, and what came of it is kept. */
@Timeout(300)
class SlowClipTest {
  private static final byte[] CLIP = "0123456789abcdefghij".getBytes(StandardCharsets.UTF_8);
  private static final Duration WHILE = Duration.ofMinutes(2);
  private static final MinimumSpeed LEAST = new MinimumSpeed(1, WHILE);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-30T12:00:00Z"));
  private final Semaphore drops = new Semaphore(0);

  @AutoClose
  private final RawServer server =
      new RawServer(request ->
          switch (request.target()) {
            case "/head" -> SlowClipTest::headInDrops;
            case "/packed" -> this::packedNothing;
            default -> inDrops(request);
          });

  private ShopHttp http(HttpTimeouts timeouts) {
    return new ShopHttp(
        new HttpSettings(
            "shop",
            "Key id:secret",
            List.of(URI.create("https://shop.example/")),
            Secret.of("id:secret", "secret"),
            timeouts,
            1_000,
            Option.none(),
            Option.none()),
        FixedTime.showing(now::get));
  }

  private HttpClipSource source(ShopHttp http, MinimumSpeed speed) {
    return new HttpClipSource(
        http, new ClipDownloadLimits(List.of("127.0.0.1"), true, 1_000, "a setting", speed));
  }

  private Either<ClipFailure, ClipStream> open(HttpClipSource source, String name, long offset) {
    URI address = server.address().resolve("/" + name);
    return source.open(new RemoteClip(address, Option.none(), Option.none()), offset);
  }

  @Test
  void aClipInDropsIsBrokenOffAndGoesOnWhereItWas() throws Exception {
    try (ShopHttp http = http(HttpTimeouts.standard())) {
      HttpClipSource source = source(http, LEAST);
      ByteArrayOutputStream come = new ByteArrayOutputStream();

      assertThatThrownBy(() -> drink(source, "clip", 0, come))
          .isInstanceOf(IOException.class)
          .hasMessageMatching("only [0-9] bytes came in 1[0-9]{2} s, and 1 a second are the least");
      int there = come.size();
      assertThat(there).isBetween(4, CLIP.length - 1);
      assertThat(come.toByteArray()).isEqualTo(Arrays.copyOf(CLIP, there));

      drops.release(CLIP.length);
      try (InputStream rest = open(source, "clip", there).get().body()) {
        come.write(rest.readAllBytes());
      }
      assertThat(come.toByteArray()).isEqualTo(CLIP);
      assertThat(server.received().getLast().header("range"))
          .isEqualTo("bytes=%d-".formatted(there));
    }
  }

  /** What unpacks to nothing for ever would not be seen behind the unpacking. */
  @Test
  void aPackedClipInDropsIsBrokenOff() {
    try (ShopHttp http = http(HttpTimeouts.standard())) {
      HttpClipSource source = source(http, LEAST);

      assertThatThrownBy(
              () -> {
                try (InputStream body = open(source, "packed", 0).get().body()) {
                  body.readAllBytes();
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessageContaining("and 1 a second are the least");
    }
  }

  @Test
  void aClockThatIsSetBackBreaksNothingOff() throws Exception {
    try (ShopHttp http = http(HttpTimeouts.standard())) {
      drops.release(CLIP.length);
      try (InputStream body = open(source(http, LEAST), "clip", 0).get().body()) {
        now.updateAndGet(it -> it.minus(Duration.ofHours(5)));

        assertThat(body.readAllBytes()).isEqualTo(CLIP);
      }
    }
  }

  @Test
  void anAnswerWhoseHeadComesInDropsIsBrokenOff() {
    try (ShopHttp http = http(HttpTimeouts.standard())) {
      HttpClipSource source = source(http, new MinimumSpeed(1, Duration.ofSeconds(1)));

      assertThat(open(source, "head", 0).getLeft())
          .isInstanceOf(ClipFailure.Interrupted.class)
          .extracting(ClipFailure::reason)
          .asString()
          .contains("no answer began within 1 s");
    }
  }

  /** Takes a drop, and half a minute goes by. */
  private void drink(HttpClipSource source, String name, long offset, OutputStream into)
      throws IOException {
    drops.release(2);
    try (InputStream body = open(source, name, offset).get().body()) {
      drops.drainPermits();
      for (int count = 0; count < CLIP.length; count++) {
        now.updateAndGet(it -> it.plusSeconds(30));
        drops.release();
        int next = body.read();
        if (next < 0) {
          return;
        }
        into.write(next);
      }
    }
  }

  private RawServer.Reply inDrops(RawServer.Received request) {
    String range = request.header("range");
    int from = range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
    return out -> {
      String head =
          "HTTP/1.1 %s\r\nContent-Length: %d\r\nContent-Range: bytes %d-%d/%d\r\n\r\n"
              .formatted(
                  range.isEmpty() ? "200 OK" : "206 Part",
                  CLIP.length - from,
                  from,
                  CLIP.length - 1,
                  CLIP.length);
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      for (int at = from; at < CLIP.length; at++) {
        out.flush();
        drops.acquireUninterruptibly();
        out.write(CLIP[at]);
      }
      out.flush();
      return true;
    };
  }

  /** Blocks that hold nothing, until the one who reads has gone; half a minute goes by for each. */
  private boolean packedNothing(OutputStream out) throws IOException {
    out.write(RawServer.head("video/mp4").getBytes(StandardCharsets.US_ASCII));
    out.write(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3});
    while (true) {
      out.write(new byte[] {0, 0, 0, -1, -1});
      out.flush();
      now.updateAndGet(it -> it.plusSeconds(30));
    }
  }

  /** Until the one who reads has gone. */
  private static boolean headInDrops(OutputStream out) throws IOException {
    out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
    while (true) {
      out.write("X-A: a\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
