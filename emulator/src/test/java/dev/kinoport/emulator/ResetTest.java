package dev.kinoport.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.fal.webhook.Receiver;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ResetTest {
  private static final Life LIFE = Life.lasting(Duration.ofSeconds(10), Duration.ofSeconds(50));

  @Test
  void sameRequestCallsBackAgainInTheNewWorld() {
    try (Wire wire = Wire.with(LIFE);
        Receiver receiver = new Receiver()) {
      String first = submit(wire, receiver);
      wire.time().advance(Duration.ofMinutes(1));
      reset(wire);
      assertThat(wire.server().webhooks()).isEmpty();
      assertThat(submit(wire, receiver)).isEqualTo(first);
      wire.time().advance(Duration.ofMinutes(1));
      assertThat(receiver.messages()).extracting("id").containsExactly(first, first);
    }
  }

  @Test
  void webhookOfTheOldWorldNeverComes() {
    try (Wire wire = Wire.with(LIFE);
        Receiver receiver = new Receiver()) {
      submit(wire, receiver);
      reset(wire);
      wire.time().advance(Duration.ofHours(1));
      assertThat(receiver.messages()).isEmpty();
      assertThat(wire.server().webhooks()).isEmpty();
    }
  }

  @Test
  void webhookThatIsBeingRetriedIsGivenUp() {
    try (Wire wire = Wire.with(LIFE);
        Receiver receiver = new Receiver(500, 500, 500)) {
      submit(wire, receiver);
      wire.time().advance(Duration.ofMinutes(1));
      reset(wire);
      wire.time().advance(Duration.ofHours(1));
      assertThat(receiver.messages()).hasSize(1);
    }
  }

  @Test
  void openStreamBreaksOffWithoutACompletionThatNeverWas() throws IOException {
    try (Wire wire = Wire.with(LIFE)) {
      URI address = URI.create(wire.submit().text("status_url") + "/stream");
      try (Socket socket = new Socket(address.getHost(), address.getPort())) {
        socket.setSoTimeout(10_000);
        String head =
            "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Key id:secret\r\nConnection: close\r\n\r\n"
                .formatted(address.getRawPath(), address.getAuthority());
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        InputStream in = socket.getInputStream();
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf("IN_QUEUE") < 0) {
          seen.append((char) in.read());
        }
        reset(wire);
        wire.time().advance(Duration.ofMinutes(1));
        seen.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        assertThat(seen.toString()).doesNotContain("COMPLETED");
        assertThat(wire.server().openStreams()).isZero();
      }
    }
  }

  @Test
  @Timeout(60)
  void streamThatNobodyReadsHoldsNoResetUp() throws IOException {
    List<Life.Line> lines =
        Collections.nCopies(20, new Life.Line(Duration.ZERO, "x".repeat(1024 * 1024)));
    Life talkative =
        new Life(Duration.ZERO, 0, Duration.ofMinutes(1), lines, Option.none(), false, List.of());
    try (Wire wire = Wire.with(talkative)) {
      URI address = URI.create(wire.submit().text("status_url") + "/stream?logs=1");
      try (Socket socket = new Socket(address.getHost(), address.getPort())) {
        String head =
            "GET %s?logs=1 HTTP/1.1\r\nHost: %s\r\nAuthorization: Key id:secret\r\n\r\n"
                .formatted(address.getRawPath(), address.getAuthority());
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        while (socket.getInputStream().available() < 10_000) {
          Thread.onSpinWait(); // the event begins, and nobody takes it
        }
        reset(wire);
        assertThat(wire.server().openStreams()).isZero();
      }
    }
  }

  @Test
  void recordsAreKeptAgain() {
    try (Wire wire = Wire.with(LIFE.with(new Fault.ListingUnsupported()))) {
      String list = "/api.fal.ai/v1/models/requests/by-endpoint?endpoint_id=" + Wire.ENDPOINT;
      wire.submit();
      assertThat(wire.get(list).status()).isEqualTo(501);
      reset(wire);
      assertThat(wire.get(list).status()).isEqualTo(200);
    }
  }

  @Test
  void uploadedFilesAreGone() {
    try (Wire wire = Wire.with(LIFE)) {
      Wire.Answer begun =
          wire.post("/rest.fal.ai/storage/upload/initiate?storage_type=fal-cdn-v3", "{}");
      String up = begun.text("upload_url");
      assertThat(wire.send(put(up)).status()).isEqualTo(200);
      reset(wire);
      assertThat(wire.fetch(begun.text("file_url")).status()).isEqualTo(404);
      assertThat(wire.send(put(up)).status()).isEqualTo(404);
    }
  }

  @Test
  void scriptIsAgainTheOneItBeganWith() {
    try (Wire wire = Wire.with(LIFE)) {
      wire.post("/__script", "{\"default\": \"instant\"}");
      assertThat(wire.get(wire.submit().text("status_url")).status()).isEqualTo(200);
      reset(wire);
      assertThat(wire.get(wire.submit().text("status_url")).status()).isEqualTo(202);
    }
  }

  private static void reset(Wire wire) {
    assertThat(wire.post("/__reset", "").status()).isEqualTo(200);
  }

  private static HttpRequest.Builder put(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .PUT(HttpRequest.BodyPublishers.ofString("bytes"));
  }

  private static String submit(Wire wire, Receiver receiver) {
    String webhook = URLEncoder.encode(receiver.address(), StandardCharsets.UTF_8);
    return wire.post(Wire.QUEUE + Wire.ENDPOINT + "?fal_webhook=" + webhook, Wire.input())
        .text("request_id");
  }
}
