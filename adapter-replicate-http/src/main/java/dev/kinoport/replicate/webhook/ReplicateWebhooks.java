package dev.kinoport.replicate.webhook;

import dev.kinoport.http.Answer;
import dev.kinoport.http.Recent;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.WireJson;
import dev.kinoport.http.webhook.WebhookAddress;
import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.replicate.answer.Prediction;
import dev.kinoport.replicate.video.ReplicateVideoBackend;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells Replicate's messages from everybody else's. Knows no web framework: it takes what every
 * framework has, and works on the raw bytes, because a signature covers nothing else.
 *
 * <p>Safe for use by many threads. Garbage costs no more than a good message, and never a request
 * to Replicate. Source: Replicate's page on verifying webhooks, and Standard Webhooks; read
 * 2026-11-28.
 */
public final class ReplicateWebhooks {
  /** Messages are believed this long before and after they were sent. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Most bytes of a message. */
  public static final int MOST_BYTES = 16 * 1024 * 1024;

  private final WebhookSecret secret;
  private final ProviderName name;
  private final WebhookAddress address;
  private final ReplicateVideoBackend video;
  private final Timekeeper time;
  private final Set<String> seen =
      Collections.synchronizedSet(Collections.newSetFromMap(new Recent<>()));

  /** Made by {@code Replicate}. */
  public ReplicateWebhooks(
      ShopHttp http,
      URI base,
      ProviderName name,
      WebhookAddress address,
      ReplicateVideoBackend video) {
    SecretCalls calls = http.calls(SecretCalls.class, base, http.keyed());
    this.secret =
        new WebhookSecret(() -> read(http.exchange().carryOut(calls.secret())), http.time());
    this.name = name;
    this.address = address;
    this.video = video;
    this.time = http.time();
  }

  private static Either<String, String> read(Either<String, Answer> answer) {
    return answer
        .filterOrElse(Answer::isSuccess, refusal -> "Replicate answered " + refusal.code())
        .map(Answer::body);
  }

  /**
   * Checks a message. Answer a refusal with 401 and an event with 200, whatever becomes of it.
   *
   * @param target path and query that it was sent to, or the whole address
   * @param headers the value of a header by its name in lower case, or null
   * @param body raw, as it came
   */
  public Either<WebhookRefusal, ReplicateEvent> receive(
      String target, Function<String, @Nullable String> headers, byte[] body) {
    Objects.requireNonNull(target, "target must not be null");
    Objects.requireNonNull(headers, "headers must not be null");
    Objects.requireNonNull(body, "body must not be null");
    if (body.length > MOST_BYTES) {
      return Either.left(WebhookRefusal.TOO_LARGE);
    }
    return stamp(headers)
        .flatMap(stamp -> secret.verify(stamp.signed(body), stamp.signatures()).map(ok -> stamp))
        .flatMap(stamp -> event(target, stamp, body));
  }

  /**
   * Why a message need not even be read, going by what stands before its body; none if nothing is
   * wrong so far. Ask it before the body is taken into memory: anybody can send one.
   *
   * @param target path and query that it was sent to, or the whole address
   * @param headers the value of a header by its name in lower case, or null
   */
  public Option<WebhookRefusal> complaint(
      String target, Function<String, @Nullable String> headers) {
    Objects.requireNonNull(target, "target must not be null");
    Objects.requireNonNull(headers, "headers must not be null");
    return stamp(headers).fold(Option::some, stamp -> address.complaint(target));
  }

  private Either<WebhookRefusal, Stamp> stamp(Function<String, @Nullable String> headers) {
    return Stamp.of(headers).filterOrElse(this::isInTime, stamp -> WebhookRefusal.OUT_OF_TIME);
  }

  private boolean isInTime(Stamp stamp) {
    return Duration.between(stamp.at(), time.now()).abs().compareTo(TOLERANCE) <= 0;
  }

  private Either<WebhookRefusal, ReplicateEvent> event(String target, Stamp stamp, byte[] body) {
    return WireJson.read(new String(body, StandardCharsets.UTF_8))
        .flatMap(Prediction::of)
        .mapLeft(fault -> WebhookRefusal.MALFORMED)
        .flatMap(told -> address.read(target).map(mark -> event(told, mark, stamp)));
  }

  private ReplicateEvent event(Prediction told, Option<WebhookAddress.Mark> mark, Stamp stamp) {
    return new ReplicateEvent(
        Handle.of(name, told.id()),
        mark.map(WebhookAddress.Mark::generationId),
        told.status(),
        mark.map(known -> video.result(told)).filter(ProviderResult.Finished.class::isInstance),
        !seen.add(stamp.id()),
        stamp.at());
  }

  /**
   * What the headers say.
   *
   * @param id of the message, the same each time that it is sent
   * @param timestamp seconds, as written
   * @param signatures those of the version that we know
   */
  private record Stamp(String id, String timestamp, List<byte[]> signatures) {
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final String VERSION = "v1,";

    /** A rotated secret makes two. */
    private static final int MOST_SIGNATURES = 16;

    static Either<WebhookRefusal, Stamp> of(Function<String, @Nullable String> headers) {
      Stamp stamp =
          new Stamp(
              text(headers.apply("webhook-id")),
              text(headers.apply("webhook-timestamp")),
              signatures(text(headers.apply("webhook-signature"))));
      return stamp.isSound() ? Either.right(stamp) : Either.left(WebhookRefusal.MALFORMED);
    }

    private static String text(@Nullable String header) {
      return header == null ? "" : header;
    }

    private static List<byte[]> signatures(String header) {
      return Arrays.stream(header.split(" ", MOST_SIGNATURES))
          .filter(entry -> entry.startsWith(VERSION))
          .flatMap(entry -> WebhookSecret.decoded(entry.substring(VERSION.length())).toJavaStream())
          .toList();
    }

    private boolean isSound() {
      return ID.matcher(id).matches()
          && SECONDS.matcher(timestamp).matches()
          && !signatures.isEmpty();
    }

    Instant at() {
      return Instant.ofEpochSecond(Long.parseLong(timestamp));
    }

    byte[] signed(byte[] body) {
      byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
      byte[] signed = Arrays.copyOf(head, head.length + body.length);
      System.arraycopy(body, 0, signed, head.length, body.length);
      return signed;
    }
  }
}
