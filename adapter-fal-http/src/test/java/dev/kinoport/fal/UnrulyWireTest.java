package dev.kinoport.fal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.testkit.http.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What no server in its right mind sends costs neither a second submit, nor a thread, nor memory.
 */
@Timeout(300)
class UnrulyWireTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  /** Answers that are none. */
  enum Nonsense {
    NO_HTTP("220 mail.example ESMTP\r\n"),
    HTTP_OF_THE_FUTURE("HTTP/9 200\r\n\r\n{\"request_id\":\"r\"}"),
    NO_STATUS("HTTP/1.1 \r\n\r\n"),
    HEADER_WITHOUT_END("HTTP/1.1 200 OK\r\nX: " + "x".repeat(1_000_000)),
    HEADERS_WITHOUT_END("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(200_000)),
    ONLY_HINTS("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(50)),
    WRONG_LENGTH("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{\"request_id\":"),
    BAD_CHUNK("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
    CUT_CHUNK("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"request_id\":\"r\"}"),
    NO_GZIP("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}");

    private final String text;

    Nonsense(String text) {
      this.text = text;
    }
  }

  @ParameterizedTest
  @EnumSource
  void nonsenseInAnswerToASubmitIsUnknownAndSentOnce(Nonsense nonsense) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.raw(nonsense.text));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nonsenseInAnswerToAQuestionIsAFailureAndNoVerdict(Nonsense nonsense) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.raw(nonsense.text));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.provider().video().status(Wishes.handle()).getLeft())
          .isInstanceOf(ProviderFailure.Unreachable.class);
      assertThat(fal.provider().video().result(Wishes.handle()).getLeft())
          .isInstanceOf(ProviderFailure.Unreachable.class);
    }
  }

  @Test
  void aSubmitAnsweredInDropsIsGivenUpInTimeAndSentOnce() throws Exception {
    Dripping dripping = new Dripping();
    try (RawServer server = new RawServer(dripping);
        Fal fal = dripping.hasty(server)) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aQuestionAnsweredInDropsHoldsNobodyUp() throws Exception {
    Dripping dripping = new Dripping();
    try (RawServer server = new RawServer(dripping);
        Fal fal = dripping.hasty(server)) {
      assertThat(fal.provider().video().status(Wishes.handle()).getLeft())
          .isInstanceOf(ProviderFailure.Unreachable.class);
    }
  }

  /** A server that drips; it is known only after it was made. */
  private static final class Dripping implements Function<RawServer.Received, RawServer.Reply> {
    private volatile RawServer.Reply reply = RawServer.drop();

    Fal hasty(RawServer server) {
      reply = server.drip("application/json");
      return Fal.open(
          FalConfig.emulator(server.address()).timeouts(HttpTimeouts.standard().submit(SOON)));
    }

    @Override
    public RawServer.Reply apply(RawServer.Received request) {
      return reply;
    }
  }

  @Test
  void anAnswerThatUnpacksToMoreThanAllowedIsNotUnpacked() throws Exception {
    byte[] packed = packed(64 * 1024 * 1024);
    assertThat(packed.length).isLessThan(100_000);
    try (RawServer server =
            new RawServer(
                r -> RawServer.bytes(200, "application/json", packed, "Content-Encoding: gzip"));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(submit(fal)).isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(fal.provider().video().status(Wishes.handle()).getLeft().reason())
          .contains("an answer of over");
    }
  }

  private static byte[] packed(int spaces) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      byte[] block = " ".repeat(1024 * 1024).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      for (int sent = 0; sent < spaces; sent += block.length) {
        out.write(block);
      }
    }
    return packed.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "-1", "1.5", "99999999999999999999", "Wed, 21 Oct 2015 07:28:00 GMT"})
  void anOddPauseIsAPauseWithinReason(String value) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(429, "{}", "Retry-After: " + value));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      SubmitAnswer.Refused refused = (SubmitAnswer.Refused) submit(fal);

      assertThat(refused.retryAfter().get()).isBetween(Duration.ZERO, Duration.ofHours(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e-999999999", "1e2147483648"})
  void aNumberThatWouldFillTheMemoryStaysAsItWasWritten(String number) throws Exception {
    String body =
        """
        {"detail":[{"loc":["body",%s],"msg":"too long","type":"too_long","ctx":{"limit":%s}}]}\
        """
            .formatted(number, number);
    try (RawServer server = new RawServer(r -> RawServer.json(422, body));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      ProviderResult result = fal.provider().video().result(Wishes.handle()).get();

      assertThat(((ProviderResult.Failed) result).error().details().getFirst().context())
          .containsExactly("limit=" + number);
    }
  }

  @Test
  void aResultNestedWithoutEndIsUnreadable() throws Exception {
    String deep = "{\"a\":".repeat(100_000);
    try (RawServer server = new RawServer(r -> RawServer.json(200, deep));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.provider().video().result(Wishes.handle()).getLeft())
          .isInstanceOf(ProviderFailure.Unreadable.class);
      assertThat(fal.provider().video().status(Wishes.handle()).getLeft())
          .isInstanceOf(ProviderFailure.Unreadable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-3", "1.5", "1e99", "\"seven\"", "[1]", "{}", "99999999999"})
  void anOddPlaceInTheQueueDoesNotHideTheStatus(String place) throws Exception {
    String body = "{\"status\":\"COMPLETED\",\"queue_position\":%s}".formatted(place);
    try (RawServer server = new RawServer(r -> RawServer.json(200, body));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.provider().video().status(Wishes.handle()).get())
          .isInstanceOf(ProviderStatus.Completed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"many\"", "{}", "[7,null,\"x\",{\"message\":[]}]"})
  void oddLinesDoNotHideTheStatus(String logs) throws Exception {
    String body = "{\"status\":\"COMPLETED\",\"logs\":%s}".formatted(logs);
    try (RawServer server = new RawServer(r -> RawServer.json(200, body));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.provider().video().status(Wishes.handle()).get())
          .isInstanceOf(ProviderStatus.Completed.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "null", "[]", "{\"url\":\"x\"}", "\"no address\""})
  void oddAddressesDoNotHideThatASubmitWasAccepted(String address) throws Exception {
    String body =
        "{\"request_id\":\"r-1\",\"status_url\":%1$s,\"response_url\":%1$s,\"cancel_url\":%1$s}"
            .formatted(address);
    try (RawServer server = new RawServer(r -> RawServer.json(200, body));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(submit(fal)).isEqualTo(new SubmitAnswer.Accepted(Wishes.handle("r-1")));
    }
  }

  private static SubmitAnswer submit(Fal fal) {
    return fal.provider().video().submit(Wishes.submission());
  }
}
