package dev.kinoport.http.webhook;

import dev.kinoport.http.Answer;
import dev.kinoport.http.Recent;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * Tells a shop's messages from everybody else's. Knows no web framework: it takes what every
 * framework has, and works on the raw bytes, because a signature covers nothing else.
 *
 * <p>Safe for use by many threads. Garbage costs no more than a good message, and never a request
 * to the shop.
 *
 * @param <S> what the shop writes before the body
 * @param <E> what a message tells
 */
public abstract class SignedWebhooks<S extends SignedWebhooks.Stamp, E extends SignedEvent> {
  /** Messages are believed this long before and after they were sent. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Most bytes of a message. */
  public static final int MOST_BYTES = 16 * 1024 * 1024;

  private final WebhookAddress address;
  private final Timekeeper time;
  private final Set<String> seen =
      Collections.synchronizedSet(Collections.newSetFromMap(new Recent<>()));

  /** What the headers of a message say. */
  public interface Stamp {
    /** When it was sent, by the shop's clock. */
    Instant at();
  }

  /**
   * @param address what was given out
   */
  protected SignedWebhooks(WebhookAddress address, Timekeeper time) {
    this.address = address;
    this.time = time;
  }

  /** What the headers say, if they can be the shop's. */
  protected abstract Either<WebhookRefusal, S> stamp(Function<String, @Nullable String> headers);

  /** Whether the shop signed this. */
  protected abstract Either<WebhookRefusal, ?> verify(S stamp, byte[] body);

  /** What a message tells that the shop has signed. */
  protected abstract Either<WebhookRefusal, E> event(String target, S stamp, byte[] body);

  /**
   * Checks a message. Answer a refusal with 401 and an event with 200, whatever becomes of it.
   *
   * @param target path and query that it was sent to, or the whole address
   * @param headers the value of a header by its name in lower case, or null
   * @param body raw, as it came
   */
  public final Either<WebhookRefusal, E> receive(
      String target, Function<String, @Nullable String> headers, byte[] body) {
    Objects.requireNonNull(target, "target must not be null");
    Objects.requireNonNull(headers, "headers must not be null");
    Objects.requireNonNull(body, "body must not be null");
    if (body.length > MOST_BYTES) {
      return Either.left(WebhookRefusal.TOO_LARGE);
    }
    return stampInTime(headers)
        .flatMap(stamp -> verify(stamp, body).flatMap(ok -> event(target, stamp, body)));
  }

  /**
   * Why a message need not even be read, going by what stands before its body; none if nothing is
   * wrong so far. Ask it before the body is taken into memory: anybody can send one.
   *
   * @param target path and query that it was sent to, or the whole address
   * @param headers the value of a header by its name in lower case, or null
   */
  public final Option<WebhookRefusal> complaint(
      String target, Function<String, @Nullable String> headers) {
    Objects.requireNonNull(target, "target must not be null");
    Objects.requireNonNull(headers, "headers must not be null");
    return stampInTime(headers).fold(Option::some, stamp -> address.complaint(target));
  }

  private Either<WebhookRefusal, S> stampInTime(Function<String, @Nullable String> headers) {
    return stamp(headers).filterOrElse(this::isInTime, stamp -> WebhookRefusal.OUT_OF_TIME);
  }

  private boolean isInTime(S stamp) {
    return Duration.between(stamp.at(), time.now()).abs().compareTo(TOLERANCE) <= 0;
  }

  /** What our address said, where the message went; left: it is none that was given out. */
  protected final Either<WebhookRefusal, Option<WebhookAddress.Mark>> mark(String target) {
    return address.read(target);
  }

  /** Whether a message of this name has come before. */
  protected final boolean isRepeated(String name) {
    return !seen.add(name);
  }

  /** A header, or nothing. */
  protected static String text(@Nullable String header) {
    return header == null ? "" : header;
  }

  /**
   * Asks for what the shop signs with, each time anew: the body of its answer, or none if it has
   * none to give just now.
   */
  protected static Supplier<Option<String>> keys(
      ShopHttp http, Supplier<Call<ResponseBody>> asking) {
    return () ->
        http.exchange()
            .carryOut(asking.get())
            .toOption()
            .filter(Answer::isSuccess)
            .map(Answer::body);
  }
}
