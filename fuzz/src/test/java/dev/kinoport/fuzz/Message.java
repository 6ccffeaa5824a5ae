package dev.kinoport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.http.config.ApiKey;
import dev.kinoport.http.webhook.WebhookAddress;
import dev.kinoport.http.webhook.WebhookRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A message of a shop. If it begins with a slash, its first line is where it went; else it went to
 * an address that we gave out.
 */
final class Message {
  static final Instant NOW = Instant.parse("2026-11-30T06:00:00Z");
  static final URI HOOK = URI.create("https://us.example/hook");

  private static final String OURS =
      new WebhookAddress(Option.some(HOOK), ApiKey.OFFLINE.text()).of("gen-1", "some/model").get();

  private final byte[] data;
  private final int targetEnd;

  Message(byte[] data) {
    this.data = data;
    this.targetEnd = data.length > 0 && data[0] == '/' ? Utf8.lineEnd(data) : -1;
  }

  boolean isOurs() {
    return targetEnd < 0;
  }

  String target() {
    return isOurs() ? OURS : Utf8.text(Arrays.copyOf(data, targetEnd));
  }

  /** A receiver believes it as it was signed, if it went to us, and never once it is changed. */
  <E> void isBelievedOnlyIfOurs(
      Function<byte[], Either<WebhookRefusal, E>> receiver, Consumer<E> believed) {
    Either<WebhookRefusal, E> heard = receiver.apply(body());
    if (heard.isRight()) {
      assertThat(isOurs()).isTrue();
      believed.accept(heard.get());
    } else {
      assertThat(heard.getLeft()).isIn(WebhookRefusal.MALFORMED, WebhookRefusal.NOT_OUR_ADDRESS);
    }
    assertThat(receiver.apply(Arrays.copyOf(body(), body().length + 1)))
        .isEqualTo(Either.left(WebhookRefusal.BAD_SIGNATURE));
  }

  byte[] body() {
    return Arrays.copyOfRange(data, Math.min(targetEnd + 1, data.length), data.length);
  }
}
