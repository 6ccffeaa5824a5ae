package dev.kinoport.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.generation.GenerationEvent.Via;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.http.config.HttpTimeouts;
import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.replicate.answer.PredictionStatus;
import dev.kinoport.replicate.webhook.ReplicateEvent;
import dev.kinoport.testkit.http.FixedTime;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages are believed when Replicate signed them and they went to an address of ours. */
@Timeout(300)
class ReplicateWebhooksTest {
  private static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
  private static final String ID = "msg_kinoport_1";
  private static final Instant SENT = Instant.ofEpochSecond(1_767_225_600L);
  private static final String BODY =
      "{\"id\":\"kinoport0000000000000000\",\"status\":\"succeeded\","
          + "\"output\":\"https://replicate.delivery/x/å.mp4\"}";
  private static final String SIGNATURE = "v1,nIXt7qS1Czx+CcxohXCEiHAG7ue1dUzzdCyGvASK56c=";

  @TempDir Path clips;

  private static Map<String, String> headers(String id, String timestamp, String signature) {
    return Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signature);
  }

  private static Map<String, String> vector() {
    return headers(ID, "1767225600", SIGNATURE);
  }

  private static RawServer telling(String secret) {
    return new RawServer(r -> RawServer.json(200, "{\"key\":\"" + secret + "\"}"));
  }

  private static Replicate open(RawServer server, Instant now) {
    return Replicate.open(Predictions.config(server.address()), FixedTime.showing(() -> now));
  }

  private static Either<WebhookRefusal, ReplicateEvent> receive(
      Replicate replicate, String target, Map<String, String> headers, String body) {
    return replicate
        .webhooks()
        .receive(target, headers::get, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String signature(String secret, String id, String timestamp, String body) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      String signed = id + "." + timestamp + "." + body;
      return "v1,"
          + Base64.getEncoder()
              .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aSignedMessageIsBelieved() throws Exception {
    try (RawServer server = telling(SECRET);
        Replicate replicate = open(server, SENT)) {
      ReplicateEvent event = receive(replicate, "/", vector(), BODY).get();

      assertThat(event.handle().requestId()).isEqualTo("kinoport0000000000000000");
      assertThat(event.status()).isEqualTo(PredictionStatus.SUCCEEDED);
      assertThat(event.generationId()).isEmpty();
      assertThat(event.result()).as("whose clip, nobody knows").isEmpty();
      assertThat(event.sentAt()).isEqualTo(SENT);
      assertThat(server.received().getFirst().target())
          .isEqualTo("/api.replicate.com/v1/webhooks/default/secret");
    }
  }

  /** The other two vectors are well signed, and no predictions. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX | msg_kinoport_1 | 1767225600 | '' |"
            + " v1,a+yTk8rHhPzxOwvxOd14kmxyA0BI9uVl5Xgjb5H6uao=",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | msg_p5jXN8AQM9LWM0D4loKWxJek | 1614265330 |"
            + " '{\"test\": 2432232314}' | v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
      })
  void aVectorIsWellSigned(String secret, String id, long timestamp, String body, String signature)
      throws Exception {
    try (RawServer server = telling(secret);
        Replicate replicate = open(server, Instant.ofEpochSecond(timestamp))) {
      Map<String, String> headers = headers(id, String.valueOf(timestamp), signature);

      assertThat(receive(replicate, "/", headers, body).getLeft())
          .isEqualTo(WebhookRefusal.MALFORMED);
      assertThat(receive(replicate, "/", headers, body + " ").getLeft())
          .isEqualTo(WebhookRefusal.BAD_SIGNATURE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SIGNATURE + " v1,AAAA",
        "v1,AAAA " + SIGNATURE,
        "v1a,AAAA v2,BBBB " + SIGNATURE,
        "v1,?? " + SIGNATURE
      })
  void oneOfSeveralSignaturesIsEnough(String signatures) throws Exception {
    try (RawServer server = telling(SECRET);
        Replicate replicate = open(server, SENT)) {
      assertThat(receive(replicate, "/", headers(ID, "1767225600", signatures), BODY).isRight())
          .isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1767225600, v1;AAAA, MALFORMED",
    "msg_1, '', v1;AAAA, MALFORMED",
    "msg_1, -5, v1;AAAA, MALFORMED",
    "msg_1, 1767225600, '', MALFORMED",
    "msg_1, 1767225600, v2;AAAA, MALFORMED",
    "msg_1, 1767225600, v1;AAAA, BAD_SIGNATURE",
    "msg_1, 1767225299, v1;AAAA, OUT_OF_TIME",
    "msg_1, 1767225901, v1;AAAA, OUT_OF_TIME",
    "msg_1, 1767225300, v1;AAAA, BAD_SIGNATURE",
    "msg_1, 1767225900, v1;AAAA, BAD_SIGNATURE",
  })
  void aMessageThatIsNotInOrderIsRefused(
      String id, String timestamp, String signature, WebhookRefusal refusal) throws Exception {
    try (RawServer server = telling(SECRET);
        Replicate replicate = open(server, SENT)) {
      Map<String, String> headers = headers(id, timestamp, signature.replace(';', ','));

      assertThat(receive(replicate, "/", headers, BODY).getLeft()).isEqualTo(refusal);
    }
  }

  @Test
  void oneThatIsFarTooLongIsNotRead() throws Exception {
    try (RawServer server = telling(SECRET);
        Replicate replicate = open(server, SENT)) {
      byte[] flood = new byte[16 * 1024 * 1024 + 1];

      assertThat(replicate.webhooks().receive("/", vector()::get, flood).getLeft())
          .isEqualTo(WebhookRefusal.TOO_LARGE);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void theSameMessageTwiceIsRecognised() throws Exception {
    try (RawServer server = telling(SECRET);
        Replicate replicate = open(server, SENT)) {
      assertThat(receive(replicate, "/", vector(), BODY).get().isRepeated()).isFalse();
      assertThat(receive(replicate, "/", vector(), BODY).get().isRepeated()).isTrue();
      assertThat(server.received()).as("the secret is remembered").hasSize(1);
    }
  }

  @Test
  void aRotatedSecretIsFetchedAnewButNotForEveryForgery() throws Exception {
    AtomicReference<String> secret = new AtomicReference<>(SECRET);
    AtomicReference<Instant> now = new AtomicReference<>(SENT);
    String rotated = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    try (RawServer server =
            new RawServer(r -> RawServer.json(200, "{\"key\":\"" + secret.get() + "\"}"));
        Replicate replicate =
            Replicate.open(Predictions.config(server.address()), FixedTime.showing(now::get))) {
      assertThat(receive(replicate, "/", vector(), BODY).isRight()).isTrue();
      secret.set(rotated);
      Map<String, String> fresh =
          headers("msg_2", "1767225600", signature(rotated, "msg_2", "1767225600", BODY));

      assertThat(receive(replicate, "/", fresh, BODY).getLeft())
          .as("asked a moment ago")
          .isEqualTo(WebhookRefusal.BAD_SIGNATURE);
      now.set(SENT.plusSeconds(61));
      assertThat(receive(replicate, "/", fresh, BODY).isRight()).isTrue();
      for (int i = 0; i < 50; i++) {
        assertThat(receive(replicate, "/", headers("x", "1767225600", "v1,AAAA"), BODY).getLeft())
            .isEqualTo(WebhookRefusal.BAD_SIGNATURE);
      }
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  void forgeriesBesideAHostThatHangsAreRefusedAndOneAsksForAll() throws Exception {
    AtomicReference<RawServer> hanging = new AtomicReference<>();
    CountDownLatch asked = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(request -> {
              asked.countDown();
              return hanging.get().hang();
            });
        Replicate replicate =
            Replicate.open(
                Predictions.config(server.address())
                    .http(http ->
                        http.timeouts(HttpTimeouts.standard().answer(Duration.ofSeconds(3)))),
                FixedTime.showing(() -> SENT))) {
      hanging.set(server);
      var waiting =
          CompletableFuture.supplyAsync(
              () -> receive(replicate, "/", vector(), BODY),
              task -> Thread.ofVirtual().start(task));
      assertThat(asked.await(2, TimeUnit.MINUTES)).isTrue();

      assertThat(receive(replicate, "/", headers("x", "1", "v1,AAAA"), BODY).getLeft())
          .as("what is out of its time waits for nobody")
          .isEqualTo(WebhookRefusal.OUT_OF_TIME);
      assertThat(waiting.get(2, TimeUnit.MINUTES).getLeft())
          .as("it is to come again")
          .isEqualTo(WebhookRefusal.KEYS_UNAVAILABLE);
      assertThat(receive(replicate, "/", vector(), BODY).getLeft())
          .isEqualTo(WebhookRefusal.KEYS_UNAVAILABLE);
      assertThat(server.received()).as("one question a minute").hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "", "{\"key\":\"whsec_\"}", "{\"key\":\"abc\"}", "{\"key\":\"whsec_?\"}"})
  void withoutASecretNothingIsBelieved(String answer) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, answer));
        Replicate replicate = open(server, SENT)) {
      assertThat(receive(replicate, "/", vector(), BODY).getLeft())
          .isEqualTo(WebhookRefusal.KEYS_UNAVAILABLE);
    }
  }

  @Test
  void aMessageFindsItsGenerationAndASignatureAloneDoesNotDo() throws Exception {
    try (RawServer server =
            new RawServer(r ->
                RawServer.json(
                    200,
                    r.method().equals("POST")
                        ? Predictions.accepted()
                        : "{\"key\":\"" + SECRET + "\"}"));
        Replicate replicate =
            Replicate.open(
                Predictions.config(server.address()).webhook(URI.create("https://us.example/hook")),
                FixedTime.showing(() -> SENT))) {
      assertThat(replicate.provider().video().submit(Predictions.submission()))
          .isInstanceOf(SubmitAnswer.Accepted.class);
      String sent = server.received().getFirst().text();
      HttpUrl address = HttpUrl.get(sent.replaceFirst(".*\"webhook\":\"([^\"]+)\".*", "$1"));
      String target = address.encodedPath() + "?" + address.encodedQuery();
      String body = BODY.replace("å", "a");
      Map<String, String> headers =
          headers(ID, "1767225600", signature(SECRET, ID, "1767225600", body));

      ReplicateEvent event = receive(replicate, target, headers, body).get();
      assertThat(event.generationId()).contains("gen-1");
      assertThat(event.result().get()).isInstanceOf(ProviderResult.Finished.class);
      for (String stranger : new String[] {"/", "/hook", target.replace("gen-1", "gen-2")}) {
        assertThat(receive(replicate, stranger, headers, body).getLeft())
            .isEqualTo(WebhookRefusal.NOT_OUR_ADDRESS);
      }
    }
  }

  @Test
  void aLostAnswerIsFoundAgainByItsMessage() throws Exception {
    AtomicReference<Option<Replicate>> replicate = new AtomicReference<>(Option.none());
    List<ReplicateEvent> heard = new CopyOnWriteArrayList<>();
    List<WebhookRefusal> refused = new CopyOnWriteArrayList<>();
    Life life =
        Life.realistic()
            .with(
                new Fault.AcceptedButAnswerLost(1),
                new Fault.WebhookForged(),
                new Fault.WebhookRepeated(1));
    try (RawServer ears =
            new RawServer(request -> {
              Either<WebhookRefusal, ReplicateEvent> message =
                  replicate
                      .get()
                      .get()
                      .webhooks()
                      .receive(
                          request.target(), request.headers()::get, request.body().toByteArray());
              message.peek(heard::add).peekLeft(refused::add);
              return RawServer.json(message.isRight() ? 200 : 401, "{}");
            });
        OfflineWorld world =
            OfflineWorld.playing(
                life,
                config ->
                    config
                        .clips(clips)
                        .searchGrace(Duration.ofDays(1))
                        .webhook(ears.address().resolve("/hook")));
        Kinoport kinoport =
            Kinoport.builder().provider(world.replicate().provider()).time(world.time()).build()) {
      replicate.set(Option.some(world.replicate()));
      GenerationId id = kinoport.start(Predictions.KITE, Terms.standard()).get();
      kinoport.await(id, Duration.ofMinutes(20));
      world.time().advance(Duration.ofMinutes(20));

      assertThat(refused).contains(WebhookRefusal.BAD_SIGNATURE);
      assertThat(heard)
          .extracting(ReplicateEvent::generationId)
          .containsOnly(Option.some(id.value()));
      assertThat(heard)
          .extracting(ReplicateEvent::status)
          .startsWith(PredictionStatus.PROCESSING)
          .endsWith(PredictionStatus.SUCCEEDED);
      assertThat(heard.getLast().isRepeated()).isTrue();
      assertThat(heard.getLast().result().isDefined()).isTrue();
      kinoport.adopt(id, heard.getLast().handle(), Via.WEBHOOK);
      Either<?, Generated> verdict = kinoport.await(id, Duration.ofMinutes(20));

      assertThat(verdict.isRight()).as("%s", verdict).isTrue();
      assertThat(world.provider().bill().count()).isEqualTo(1);
    }
  }
}
