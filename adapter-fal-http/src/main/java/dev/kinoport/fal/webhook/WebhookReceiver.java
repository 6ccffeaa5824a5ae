package dev.kinoport.fal.webhook;

import dev.kinoport.fal.answer.Results;
import dev.kinoport.fal.queue.QueueLinks;
import dev.kinoport.http.Answer;
import dev.kinoport.http.Recent;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.WireJson;
import dev.kinoport.http.webhook.WebhookAddress;
import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.json.Json;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.time.Timekeeper;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells fal's messages from everybody else's. Knows no web framework: it takes what every framework
 * has, and works on the raw bytes, because a signature covers nothing else.
 *
 * <p>Safe for use by many threads. Garbage costs no more than a good message, and never a request
 * to fal. Source: fal's page on webhooks, read 2026-11.
 */
public final class WebhookReceiver {
  /** Messages are believed this long before and after they were sent. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Most bytes of a message. */
  public static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-fA-F]{128}");

  private final WebhookKeys keys;
  private final WebhookAddress address;
  private final QueueLinks links;
  private final Timekeeper time;
  private final Set<String> seen =
      Collections.synchronizedSet(Collections.newSetFromMap(new Recent<>()));

  /**
   * Made by {@code Fal}.
   *
   * @param keys base of the keys that fal signs with
   */
  public WebhookReceiver(ShopHttp http, URI keys, WebhookAddress address, QueueLinks links) {
    KeyCalls calls = http.calls(KeyCalls.class, keys, http.keyed());
    this.keys =
        new WebhookKeys(() -> read(http.exchange().carryOut(calls.webhookKeys())), http.time());
    this.address = address;
    this.links = links;
    this.time = http.time();
  }

  private static Either<String, String> read(Either<String, Answer> answer) {
    return answer
        .filterOrElse(Answer::isSuccess, refusal -> "fal answered " + refusal.code())
        .map(Answer::body);
  }

  /**
   * Checks a message. Answer a refusal with 401 and an event with 200, whatever becomes of it.
   *
   * @param target path and query that it was sent to, or the whole address
   * @param headers the value of a header by its name in lower case, or null
   * @param body raw, as it came
   */
  public Either<WebhookRefusal, WebhookEvent> receive(
      String target, Function<String, @Nullable String> headers, byte[] body) {
    Objects.requireNonNull(target, "target must not be null");
    Objects.requireNonNull(headers, "headers must not be null");
    Objects.requireNonNull(body, "body must not be null");
    if (body.length > MOST_BYTES) {
      return Either.left(WebhookRefusal.TOO_LARGE);
    }
    return stamp(headers)
        .flatMap(stamp -> keys.verify(stamp.signed(body), stamp.signature()).map(ok -> stamp))
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

  private Either<WebhookRefusal, WebhookEvent> event(String target, Stamp stamp, byte[] body) {
    Json.Members message = WireJson.object(new String(body, StandardCharsets.UTF_8));
    return message
        .text("request_id")
        .filter(Handle::isRequestId)
        .toEither(WebhookRefusal.MALFORMED)
        .flatMap(id -> address.read(target).map(mark -> event(id, mark, stamp, message)));
  }

  private WebhookEvent event(
      String requestId, Option<WebhookAddress.Mark> mark, Stamp stamp, Json.Members message) {
    return new WebhookEvent(
        mark.fold(() -> links.byId(requestId), known -> links.byName(requestId, known.endpoint())),
        mark.map(WebhookAddress.Mark::generationId),
        isOk(message),
        mark.flatMap(known -> result(message)),
        !seen.add(requestId),
        stamp.at());
  }

  private static boolean isOk(Json.Members message) {
    return message.text("status").contains("OK");
  }

  /** A clip is a clip. Whatever else came of it, the queue knows better. */
  private static Option<ProviderResult> result(Json.Members message) {
    return message
        .object("payload")
        .filter(output -> isOk(message))
        .map(output -> Results.output(output, Charge.unknown()))
        .filter(ProviderResult.Finished.class::isInstance);
  }

  /**
   * What the headers say.
   *
   * @param requestId of the delivery
   * @param userId the account
   * @param timestamp seconds, as written
   * @param signature 64 bytes in hex
   */
  private record Stamp(String requestId, String userId, String timestamp, String signature) {
    static Either<WebhookRefusal, Stamp> of(Function<String, @Nullable String> headers) {
      Stamp stamp =
          new Stamp(
              text(headers.apply("x-fal-webhook-request-id")),
              text(headers.apply("x-fal-webhook-user-id")),
              text(headers.apply("x-fal-webhook-timestamp")),
              text(headers.apply("x-fal-webhook-signature")));
      return stamp.isSound() ? Either.right(stamp) : Either.left(WebhookRefusal.MALFORMED);
    }

    private static String text(@Nullable String header) {
      return header == null ? "" : header;
    }

    private boolean isSound() {
      return ID.matcher(requestId).matches()
          && ID.matcher(userId).matches()
          && SECONDS.matcher(timestamp).matches()
          && SIGNATURE.matcher(signature).matches();
    }

    Instant at() {
      return Instant.ofEpochSecond(Long.parseLong(timestamp));
    }

    byte[] signed(byte[] body) {
      String digest = HexFormat.of().formatHex(sha256(body));
      return String.join("\n", requestId, userId, timestamp, digest)
          .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] body) {
      try {
        return MessageDigest.getInstance("SHA-256").digest(body);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
