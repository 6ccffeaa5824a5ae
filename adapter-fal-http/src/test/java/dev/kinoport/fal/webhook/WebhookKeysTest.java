package dev.kinoport.fal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.testkit.http.FixedTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** fal's keys come and go; they are fetched seldom and believed for a day. */
@Timeout(300)
class WebhookKeysTest {
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);
  private static final Either<WebhookRefusal, Boolean> GOOD = Either.right(true);
  private static final Either<WebhookRefusal, Boolean> BAD =
      Either.left(WebhookRefusal.BAD_SIGNATURE);
  private static final Either<WebhookRefusal, Boolean> UNAVAILABLE =
      Either.left(WebhookRefusal.KEYS_UNAVAILABLE);

  /** One for each who waits. */
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  private final KeyPair old = pair();
  private final KeyPair next = pair();
  private final AtomicReference<Option<String>> served =
      new AtomicReference<>(Option.some(jwks(old)));
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile Instant now = Wishes.NOW;

  @Test
  void aNewKeyIsFoundAMinuteLaterAtTheLatest() throws Exception {
    WebhookKeys keys = keys(this::serve);
    assertThat(keys.verify(MESSAGE, signed(old))).isEqualTo(GOOD);
    served.set(Option.some(jwks(next)));

    assertThat(keys.verify(MESSAGE, signed(next))).isEqualTo(BAD);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(keys.verify(MESSAGE, signed(next))).isEqualTo(GOOD);
    assertThat(keys.verify(MESSAGE, signed(old))).as("no longer fal's").isEqualTo(BAD);
    assertThat(fetches).hasValue(2);
  }

  @Test
  void keysAreAskedForOnceADay() throws Exception {
    WebhookKeys keys = keys(this::serve);
    for (int hour = 0; hour < 24; hour++) {
      assertThat(keys.verify(MESSAGE, signed(old))).isEqualTo(GOOD);
      now = now.plus(Duration.ofHours(1));
    }
    assertThat(fetches).hasValue(1);
    assertThat(keys.verify(MESSAGE, signed(old))).isEqualTo(GOOD);
    assertThat(fetches).hasValue(2);
  }

  @Test
  void aClockThatIsSetBackHidesNoNewKey() throws Exception {
    WebhookKeys keys = keys(this::serve);
    assertThat(keys.verify(MESSAGE, signed(old))).isEqualTo(GOOD);
    served.set(Option.some(jwks(next)));
    now = now.plus(Duration.ofHours(-6));

    assertThat(keys.verify(MESSAGE, signed(next))).isEqualTo(GOOD);
    assertThat(keys.verify(MESSAGE, signed(old))).as("no longer fal's").isEqualTo(BAD);
    assertThat(fetches).hasValue(2);
  }

  @Test
  void keysOlderThanADayAreNotBelievedEvenIfThereAreNoOthers() throws Exception {
    WebhookKeys keys = keys(this::serve);
    assertThat(keys.verify(MESSAGE, signed(old))).isEqualTo(GOOD);
    served.set(Option.none());
    now = now.plus(Duration.ofHours(24));

    assertThat(keys.verify(MESSAGE, signed(old))).isEqualTo(UNAVAILABLE);
  }

  @Test
  void anAnswerWithoutKeysDoesNotTakeThoseWeHave() throws Exception {
    WebhookKeys keys = keys(this::serve);
    assertThat(keys.verify(MESSAGE, signed(old))).isEqualTo(GOOD);
    served.set(Option.some("{\"keys\":[]}"));
    now = now.plus(Duration.ofMinutes(2));

    assertThat(keys.verify(MESSAGE, signed(next))).isEqualTo(BAD);
    assertThat(keys.verify(MESSAGE, signed(old))).isEqualTo(GOOD);
  }

  @Test
  void aGoodMessageDoesNotWaitWhileAForgedOneMakesUsAsk() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    WebhookKeys keys =
        keys(() -> {
          if (fetches.get() == 1) {
            asked.countDown();
            await(answered);
          }
          return serve();
        });
    assertThat(keys.verify(MESSAGE, signed(old))).isEqualTo(GOOD);
    now = now.plus(Duration.ofMinutes(1));
    var forged = CompletableFuture.supplyAsync(() -> keys.verify(MESSAGE, signed(next)));
    await(asked);

    assertThat(keys.verify(MESSAGE, signed(old))).isEqualTo(GOOD);
    assertThat(keys.verify(MESSAGE, signed(next))).as("one asks for all").isEqualTo(BAD);
    answered.countDown();
    assertThat(forged.get(2, TimeUnit.MINUTES)).isEqualTo(BAD);
    assertThat(fetches).hasValue(2);
  }

  @Test
  void allWhoWaitForAHostThatHangsAreRefusedWhenTheFirstIs() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch givenUp = new CountDownLatch(1);
    WebhookKeys keys =
        keys(() -> {
          fetches.incrementAndGet();
          asked.countDown();
          await(givenUp);
          now = now.plus(Duration.ofSeconds(75));
          return Option.none();
        });
    List<CompletableFuture<Either<WebhookRefusal, Boolean>>> waiting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waiting.add(CompletableFuture.supplyAsync(() -> keys.verify(MESSAGE, signed(old)), THREADS));
      await(asked);
    }

    givenUp.countDown();

    for (CompletableFuture<Either<WebhookRefusal, Boolean>> one : waiting) {
      assertThat(one.get(2, TimeUnit.MINUTES)).isEqualTo(UNAVAILABLE);
    }
    assertThat(fetches).hasValue(1);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(keys.verify(MESSAGE, signed(old))).isEqualTo(UNAVAILABLE);
    assertThat(fetches).as("and once more a minute later").hasValue(2);
  }

  private Option<String> serve() {
    fetches.incrementAndGet();
    return served.get();
  }

  private WebhookKeys keys(Supplier<Option<String>> fetch) {
    return new WebhookKeys(fetch, FixedTime.showing(() -> now));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signed(KeyPair pair) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(MESSAGE);
      return HexFormat.of().formatHex(signature.sign());
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String jwks(KeyPair pair) {
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return "{\"keys\":[{\"crv\":\"Ed25519\",\"x\":\"%s\"}]}"
        .formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(point));
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
