package dev.kinoport.fal.webhook;

import dev.kinoport.fal.answer.Results;
import dev.kinoport.fal.queue.QueueLinks;
import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.WireJson;
import dev.kinoport.http.webhook.SignedWebhooks;
import dev.kinoport.http.webhook.WebhookAddress;
import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.json.Json;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderResult;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells fal's messages from everybody else's; see {@link SignedWebhooks}. Source: fal's page on
 * webhooks, read 2026-11.
 */
public final class WebhookReceiver extends SignedWebhooks<WebhookReceiver.Stamp, WebhookEvent> {
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-fA-F]{128}");

  private final WebhookKeys keys;
  private final QueueLinks links;

  /**
   * Made by {@code Fal}.
   *
   * @param keys base of the keys that fal signs with
   */
  public WebhookReceiver(ShopHttp http, URI keys, WebhookAddress address, QueueLinks links) {
    super(address, http.time());
    KeyCalls calls = http.calls(KeyCalls.class, keys, http.keyed());
    this.keys = new WebhookKeys(keys(http, calls::webhookKeys), http.time());
    this.links = links;
  }

  @Override
  protected Either<WebhookRefusal, Stamp> stamp(Function<String, @Nullable String> headers) {
    return Stamp.of(headers);
  }

  @Override
  protected Either<WebhookRefusal, ?> verify(Stamp stamp, byte[] body) {
    return keys.verify(stamp.signed(body), stamp.signature());
  }

  @Override
  protected Either<WebhookRefusal, WebhookEvent> event(String target, Stamp stamp, byte[] body) {
    Json.Members message = WireJson.object(new String(body, StandardCharsets.UTF_8));
    return message
        .text("request_id")
        .filter(Handle::isRequestId)
        .toEither(WebhookRefusal.MALFORMED)
        .flatMap(id -> mark(target).map(mark -> event(id, mark, stamp, message)));
  }

  private WebhookEvent event(
      String requestId, Option<WebhookAddress.Mark> mark, Stamp stamp, Json.Members message) {
    return new WebhookEvent(
        mark.fold(() -> links.byId(requestId), known -> links.byName(requestId, known.endpoint())),
        mark.map(WebhookAddress.Mark::generationId),
        isOk(message),
        mark.flatMap(known -> result(message)),
        isRepeated(requestId),
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
  record Stamp(String requestId, String userId, String timestamp, String signature)
      implements SignedWebhooks.Stamp {
    static Either<WebhookRefusal, Stamp> of(Function<String, @Nullable String> headers) {
      Stamp stamp =
          new Stamp(
              text(headers.apply("x-fal-webhook-request-id")),
              text(headers.apply("x-fal-webhook-user-id")),
              text(headers.apply("x-fal-webhook-timestamp")),
              text(headers.apply("x-fal-webhook-signature")));
      return stamp.isSound() ? Either.right(stamp) : Either.left(WebhookRefusal.MALFORMED);
    }

    private boolean isSound() {
      return ID.matcher(requestId).matches()
          && ID.matcher(userId).matches()
          && SECONDS.matcher(timestamp).matches()
          && SIGNATURE.matcher(signature).matches();
    }

    @Override
    public Instant at() {
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
