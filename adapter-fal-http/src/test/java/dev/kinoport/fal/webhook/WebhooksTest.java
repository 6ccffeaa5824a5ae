package dev.kinoport.fal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages are believed when fal signed them and they went to an address that we gave out. */
class WebhooksTest {
  private static final String BODY = "{\"request_id\":\"r-1\",\"status\":\"OK\",\"payload\":{}}";

  private static final String CLIP =
      """
      {"request_id":"r-1","status":"OK","payload":{"video":{"url":"https://v3.fal.media/1.mp4"}}}\
      """;

  private final KeyPair pair = newPair();
  private final KeyPair other = newPair();

  @Test
  void aSignedMessageIsBelieved() throws Exception {
    try (RawServer server = keys(pair);
        Fal fal = fal(server)) {
      assertThat(receive(fal, "/", signed(pair, BODY, 0), BODY).get())
          .isEqualTo(
              new WebhookEvent(
                  Handle.of(Wishes.NAME, "r-1"),
                  Option.none(),
                  true,
                  Option.none(),
                  false,
                  Wishes.NOW));
      assertThat(server.received().getFirst().target())
          .isEqualTo("/rest.fal.ai/.well-known/jwks.json");
    }
  }

  @Test
  void aMessageFindsItsGeneration() throws Exception {
    try (RawServer server =
            new RawServer(r ->
                r.method().equals("POST")
                    ? RawServer.json(200, Wishes.accepted(r))
                    : RawServer.json(200, jwks(pair)));
        Fal fal =
            Fal.open(
                FalConfig.emulator(server.address())
                    .webhook(URI.create("https://us.example/hook?tenant=7")),
                Wishes.clock())) {
      assertThat(fal.provider().video().submit(Wishes.submission()))
          .isInstanceOf(SubmitAnswer.Accepted.class);
      HttpUrl submitted = HttpUrl.get(server.address() + server.received().getFirst().target());
      HttpUrl address = HttpUrl.get(String.valueOf(submitted.queryParameter("fal_webhook")));
      String target = address.encodedPath() + "?" + address.encodedQuery();

      assertThat(address.queryParameter("tenant")).isEqualTo("7");
      ProviderResult clip =
          new ProviderResult.Finished(
              new RemoteClip(
                  URI.create("https://v3.fal.media/1.mp4"), Option.none(), Option.none()),
              Charge.unknown());
      assertThat(receive(fal, target, signed(pair, CLIP, 0), CLIP).get())
          .isEqualTo(
              new WebhookEvent(
                  Wishes.handle("r-1"),
                  Option.of("gen-1"),
                  true,
                  Option.of(clip),
                  false,
                  Wishes.NOW));
      String failed = CLIP.replace("OK", "ERROR");
      assertThat(receive(fal, target, signed(pair, failed, 0), failed).get().result()).isEmpty();
      assertThat(receive(fal, "/", signed(pair, CLIP, 0), CLIP))
          .as("whose clip, nobody knows")
          .isEqualTo(Either.left(WebhookRefusal.NOT_OUR_ADDRESS));
      assertThat(receive(fal, target.replace("gen-1", "gen-2"), signed(pair, BODY, 0), BODY))
          .as("signed by fal, but somebody else's address")
          .isEqualTo(Either.left(WebhookRefusal.NOT_OUR_ADDRESS));
      assertThat(receive(fal, "/hook?tenant=7", signed(pair, BODY, 0), BODY))
          .as("signed by fal, for a stranger who knows where we are")
          .isEqualTo(Either.left(WebhookRefusal.NOT_OUR_ADDRESS));
      assertThat(receive(fal, "http://us.example" + target, signed(pair, BODY, 0), BODY).get())
          .as("the form that proxies use")
          .extracting(WebhookEvent::generationId)
          .isEqualTo(Option.of("gen-1"));
    }
  }

  @Test
  void theSameMessageTwiceIsRecognised() throws Exception {
    try (RawServer server = keys(pair);
        Fal fal = fal(server)) {
      assertThat(receive(fal, "/", signed(pair, BODY, 0), BODY).get().isRepeated()).isFalse();
      assertThat(receive(fal, "/", signed(pair, BODY, 9), BODY).get().isRepeated()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-300, 300})
  void aMessageAtTheEdgeOfItsTimeIsBelieved(int seconds) throws Exception {
    try (RawServer server = keys(pair);
        Fal fal = fal(server)) {
      assertThat(receive(fal, "/", signed(pair, BODY, seconds), BODY).isRight()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-301, 301, -86_400})
  void aMessageOutOfItsTimeIsNot(int seconds) throws Exception {
    try (RawServer server = keys(pair);
        Fal fal = fal(server)) {
      assertThat(receive(fal, "/", signed(pair, BODY, seconds), BODY))
          .isEqualTo(Either.left(WebhookRefusal.OUT_OF_TIME));
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void aChangedMessageIsNotBelieved() throws Exception {
    try (RawServer server = keys(pair);
        Fal fal = fal(server)) {
      assertThat(receive(fal, "/", signed(pair, BODY, 0), BODY + " "))
          .isEqualTo(Either.left(WebhookRefusal.BAD_SIGNATURE));
      Map<String, String> changed = signed(pair, BODY, 0);
      changed.put("x-fal-webhook-user-id", "somebody");
      assertThat(receive(fal, "/", changed, BODY))
          .isEqualTo(Either.left(WebhookRefusal.BAD_SIGNATURE));
    }
  }

  @Test
  void anyOfSeveralKeysWillDo() throws Exception {
    try (RawServer server = keys(other, pair);
        Fal fal = fal(server)) {
      assertThat(receive(fal, "/", signed(pair, BODY, 0), BODY).isRight()).isTrue();
    }
  }

  @Test
  void forgeriesDoNotMakeUsAskFal() throws Exception {
    try (RawServer server = keys(pair);
        Fal fal = fal(server)) {
      for (int i = 0; i < 50; i++) {
        assertThat(receive(fal, "/", signed(other, BODY, 0), BODY))
            .isEqualTo(Either.left(WebhookRefusal.BAD_SIGNATURE));
      }
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void withoutKeysNothingIsBelieved() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(500, "{}"));
        Fal fal = fal(server)) {
      assertThat(receive(fal, "/", signed(pair, BODY, 0), BODY))
          .isEqualTo(Either.left(WebhookRefusal.KEYS_UNAVAILABLE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-fal-webhook-request-id",
        "x-fal-webhook-user-id",
        "x-fal-webhook-timestamp",
        "x-fal-webhook-signature"
      })
  void everyHeaderIsNeededAndChecked(String header) throws Exception {
    try (RawServer server = keys(pair);
        Fal fal = fal(server)) {
      for (String bad : List.of("", "a\nb", "\u00e4", "x".repeat(5000))) {
        Map<String, String> headers = signed(pair, BODY, 0);
        headers.put(header, bad);
        assertThat(receive(fal, "/", headers, BODY))
            .isEqualTo(Either.left(WebhookRefusal.MALFORMED));
      }
      Map<String, String> without = signed(pair, BODY, 0);
      without.remove(header);
      assertThat(receive(fal, "/", without, BODY)).isEqualTo(Either.left(WebhookRefusal.MALFORMED));
      assertThat(server.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "{\"request_id\":7}", "{\"request_id\":\" \"}"})
  void aSignedMessageWithoutARequestIsMalformed(String body) throws Exception {
    try (RawServer server = keys(pair);
        Fal fal = fal(server)) {
      assertThat(receive(fal, "/", signed(pair, body, 0), body))
          .isEqualTo(Either.left(WebhookRefusal.MALFORMED));
    }
  }

  @Test
  void theListenerPassesMessagesOn() throws Exception {
    BlockingQueue<WebhookEvent> heard = new LinkedBlockingQueue<>();
    try (RawServer server = keys(pair);
        Fal fal = fal(server);
        WebhookListener listener = WebhookListener.on(0, fal.webhooks(), heard::add);
        HttpClient sender = HttpClient.newHttpClient()) {
      HttpRequest.Builder message = HttpRequest.newBuilder(listener.address().resolve("/hook"));
      signed(pair, BODY, 0).forEach(message::header);
      var good = message.POST(HttpRequest.BodyPublishers.ofString(BODY)).build();
      var bad = message.POST(HttpRequest.BodyPublishers.ofString("{}")).build();
      var odd = HttpRequest.newBuilder(listener.address()).GET().build();
      var nothing = HttpResponse.BodyHandlers.discarding();

      assertThat(sender.send(good, nothing).statusCode()).isEqualTo(200);
      assertThat(sender.send(bad, nothing).statusCode()).isEqualTo(401);
      assertThat(sender.send(odd, nothing).statusCode()).isEqualTo(405);
      assertThat(heard.poll(2, TimeUnit.MINUTES)).isNotNull();
      assertThat(heard).isEmpty();
    }
  }

  @Test
  @Timeout(300)
  void theListenerDoesNotReadWhatCannotBeSigned() throws Exception {
    try (RawServer server = keys(pair);
        Fal fal = fal(server);
        WebhookListener listener = WebhookListener.on(0, fal.webhooks(), event -> {});
        Socket sender =
            new Socket(InetAddress.getLoopbackAddress(), listener.address().getPort())) {
      String head = "POST /hook HTTP/1.1\r\nHost: us\r\nContent-Length: 1000000\r\n\r\nhalf";
      sender.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));

      byte[] status = sender.getInputStream().readNBytes("HTTP/1.1 401".length());
      assertThat(new String(status, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 401");
    }
  }

  @Test
  @Timeout(300)
  void aHangingKeyHostHoldsUpNobodyElseAndFalIsToldToComeAgain() throws Exception {
    AtomicReference<RawServer> hanging = new AtomicReference<>();
    CountDownLatch asked = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(request -> {
              asked.countDown();
              return hanging.get().hang();
            });
        Fal fal =
            Fal.open(
                FalConfig.emulator(server.address())
                    .timeouts(HttpTimeouts.standard().answer(Duration.ofSeconds(3))),
                Wishes.clock());
        WebhookListener listener = WebhookListener.on(0, fal.webhooks(), event -> {});
        HttpClient sender = HttpClient.newHttpClient()) {
      hanging.set(server);
      HttpRequest.Builder message = HttpRequest.newBuilder(listener.address());
      signed(pair, BODY, 0).forEach(message::header);
      HttpRequest good = message.POST(HttpRequest.BodyPublishers.ofString(BODY)).build();
      HttpRequest bad =
          HttpRequest.newBuilder(listener.address())
              .POST(HttpRequest.BodyPublishers.ofString(BODY))
              .build();
      var nothing = HttpResponse.BodyHandlers.discarding();

      var waiting = sender.sendAsync(good, nothing);
      assertThat(asked.await(2, TimeUnit.MINUTES)).isTrue();
      assertThat(sender.send(bad, nothing).statusCode()).isEqualTo(401);

      assertThat(waiting.get(2, TimeUnit.MINUTES).statusCode()).isEqualTo(503);
      assertThat(sender.send(good, nothing).statusCode()).isEqualTo(503);
      assertThat(server.received()).as("one question a minute").hasSize(1);
    }
  }

  private static Either<WebhookRefusal, WebhookEvent> receive(
      Fal fal, String target, Map<String, String> headers, String body) {
    return fal.webhooks().receive(target, headers::get, body.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> signed(KeyPair pair, String body, int seconds)
      throws Exception {
    Instant at = Wishes.NOW.plusSeconds(seconds);
    String digest =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(
        "r-1\nuser-1\n%d\n%s"
            .formatted(at.getEpochSecond(), digest)
            .getBytes(StandardCharsets.UTF_8));
    Map<String, String> headers = new HashMap<>();
    headers.put("x-fal-webhook-request-id", "r-1");
    headers.put("x-fal-webhook-user-id", "user-1");
    headers.put("x-fal-webhook-timestamp", Long.toString(at.getEpochSecond()));
    headers.put("x-fal-webhook-signature", HexFormat.of().formatHex(signature.sign()));
    return headers;
  }

  private static RawServer keys(KeyPair... pairs) {
    return new RawServer(r -> RawServer.json(200, jwks(pairs)));
  }

  private static String jwks(KeyPair... pairs) {
    List<String> keys =
        Arrays.stream(pairs)
            .map(pair -> {
              byte[] encoded = pair.getPublic().getEncoded();
              byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
              return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}"
                  .formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(point));
            })
            .toList();
    return "{\"keys\":[{\"kty\":\"RSA\"},{\"crv\":\"Ed25519\",\"x\":\"!\"},%s]}"
        .formatted(String.join(",", keys));
  }

  private static Fal fal(RawServer server) {
    return Fal.open(FalConfig.emulator(server.address()), Wishes.clock());
  }

  private static KeyPair newPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
