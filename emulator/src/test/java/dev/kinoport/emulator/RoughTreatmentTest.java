package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinoport.emulator.http.CallReader;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients do that mean no good, or do not know what they do. */
@Timeout(300)
final class RoughTreatmentTest {
  private static final String INITIATE =
      "/rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3";

  @Test
  void bodyBeyondTheLimitIsTooLarge() throws IOException {
    try (Wire wire = Wire.with(Life.instant())) {
      long tooMuch = CallReader.MOST_BYTES + 1L;
      String head =
          "POST /queue.fal.run/%s HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n\r\n"
              .formatted(Wire.ENDPOINT, tooMuch);
      assertThat(raw(wire, head)).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void contentTypeWithALineBreakIsRefused() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer answer = wire.post(INITIATE, "{\"content_type\": \"image/png\\r\\nX-Evil: 1\"}");
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.body()).contains("content_type");
    }
  }

  @Test
  void signedAddressTakesTheSameFileTwice() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer begun = wire.post(INITIATE, "{\"file_name\": \"a.bin\"}");
      assertThat(put(wire, begun, "one").status()).isEqualTo(200);
      assertThat(put(wire, begun, "two").status()).isEqualTo(200);
      assertThat(wire.fetch(begun.text("file_url")).body()).isEqualTo("two");
    }
  }

  private static Wire.Answer put(Wire wire, Wire.Answer begun, String bytes) {
    return wire.send(
        HttpRequest.newBuilder(URI.create(begun.text("upload_url")))
            .PUT(HttpRequest.BodyPublishers.ofString(bytes)));
  }

  @Test
  void headOfAClipOfUnknownLengthHasNoLength() {
    try (Wire wire = Wire.with(Life.instant().with(new Fault.ClipTruncated(1)))) {
      Wire.Answer result = wire.get(wire.submit().text("response_url"));
      String clip = result.body().replaceAll(".*\"url\":\"([^\"]+)\".*", "$1");
      Wire.Answer head =
          wire.send(
              HttpRequest.newBuilder(URI.create(clip))
                  .method("HEAD", HttpRequest.BodyPublishers.noBody()));
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("content-length")).isNotEqualTo("-1");
    }
  }

  @Test
  void directCallWithABadInputIsA422() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer answer = wire.post("/fal.run/" + Wire.ENDPOINT, "{}");
      assertThat(answer.status()).isEqualTo(422);
      Wire.Answer lost = wire.post("/fal.run/" + Wire.APP + "/hailuo-99", Wire.input());
      assertThat(lost.status()).isEqualTo(404);
    }
  }

  @Test
  void parallelBadInputsAllHaveTheirOwnIds() throws Exception {
    try (Wire wire = Wire.with(Life.instant())) {
      List<String> ids = inParallel(40, () -> wire.submit("{}").text("request_id"));
      assertThat(Set.copyOf(ids)).hasSize(40);
    }
  }

  @Test
  void parallelSubmitsOfOneInputGetTheIdsThatTheyWouldGetOneByOne() throws Exception {
    Set<String> parallel;
    try (Wire wire = Wire.with(Life.instant())) {
      parallel = Set.copyOf(inParallel(40, () -> wire.submit().text("request_id")));
      assertThat(wire.provider().bill().count()).isEqualTo(40);
    }
    try (Wire wire = Wire.with(Life.instant())) {
      Set<String> oneByOne =
          IntStream.range(0, 40)
              .mapToObj(n -> wire.submit().text("request_id"))
              .collect(Collectors.toSet());
      assertThat(parallel).isEqualTo(oneByOne);
    }
  }

  @Test
  void cancelStatusAndResultAtOnceAgreeInTheEnd() throws Exception {
    try (Wire wire = Wire.with(Life.realistic())) {
      Wire.Answer job = wire.submit();
      List<Integer> codes =
          inParallel(
              30,
              () -> {
                wire.get(job.text("status_url"));
                wire.get(job.text("response_url"));
                return wire.put(job.text("cancel_url")).status();
              });
      assertThat(codes).contains(202).containsOnly(202, 400);
      assertThat(wire.get(job.text("response_url")).status()).isEqualTo(499);
      assertThat(wire.provider().bill().count()).isZero();
    }
  }

  @Test
  void numberOfAbsurdSizeIsRefusedAtOnce() {
    try (Wire wire = Wire.with(Life.instant(), Readings.suggested().strict())) {
      for (String number : List.of("1e999999999", "1e-999999999", "9".repeat(50))) {
        String input = Wire.input().replace("\"6\"", number);
        assertThat(wire.submit(input).body()).contains("absurd length");
      }
    }
  }

  @Test
  void takenPortIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EmulatorServer.Builder builder =
          EmulatorServer.before(FakeProvider.on(VirtualTime.create()).build())
              .port(taken.getLocalPort());
      assertThatThrownBy(builder::start)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("" + taken.getLocalPort());
    }
  }

  /** The test itself is the clock, stuck in the write to somebody who does not read. */
  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void serverClosesAlthoughAClientDoesNotRead() throws Exception {
    Life talkative = Life.lasting(Duration.ZERO, Duration.ofHours(1));
    String line = "x".repeat(1_000_000);
    for (int second = 0; second < 30; second++) {
      talkative = talkative.log(Duration.ofSeconds(second), line);
    }
    Wire wire = Wire.with(talkative);
    URI address = URI.create(wire.submit().text("status_url") + "/stream?logs=1");
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      String head =
          "GET %s?logs=1 HTTP/1.1\r\nHost: %s\r\nAuthorization: Key id:secret\r\n\r\n"
              .formatted(address.getRawPath(), address.getAuthority());
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      while (wire.server().openStreams() == 0) {
        Thread.onSpinWait();
      }
      Thread clock = Thread.startVirtualThread(() -> wire.time().advance(Duration.ofHours(2)));
      while (clock.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      wire.close();
      clock.join(Duration.ofMinutes(1));
      assertThat(clock.isAlive()).isFalse();
    }
  }

  private static <T> List<T> inParallel(int times, Callable<T> work) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> all =
          IntStream.range(0, times)
              .mapToObj(n ->
                  threads.submit(() -> {
                    start.await();
                    return work.call();
                  }))
              .toList();
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> each : all) {
        results.add(each.get());
      }
      return results;
    }
  }

  private static String raw(Wire wire, String head) throws IOException {
    int port = wire.server().address().getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
    }
  }
}
