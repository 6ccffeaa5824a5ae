package dev.kinoport.replicate.webhook;

import dev.kinoport.http.ShopHttp;
import dev.kinoport.http.WireJson;
import dev.kinoport.http.webhook.SignedWebhooks;
import dev.kinoport.http.webhook.WebhookAddress;
import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.replicate.answer.Prediction;
import dev.kinoport.replicate.video.ReplicateVideoBackend;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells Replicate's messages from everybody else's; see {@link SignedWebhooks}. Source: Replicate's
 * page on verifying webhooks, and Standard Webhooks; read 2026-11-28.
 */
public final class ReplicateWebhooks
    extends SignedWebhooks<ReplicateWebhooks.Stamp, ReplicateEvent> {
  private final WebhookSecret secret;
  private final ProviderName name;
  private final ReplicateVideoBackend video;

  /** Made by {@code Replicate}. */
  public ReplicateWebhooks(
      ShopHttp http,
      URI base,
      ProviderName name,
      WebhookAddress address,
      ReplicateVideoBackend video) {
    super(address, http.time());
    SecretCalls calls = http.calls(SecretCalls.class, base, http.keyed());
    this.secret = new WebhookSecret(keys(http, calls::secret), http.time());
    this.name = name;
    this.video = video;
  }

  @Override
  protected Either<WebhookRefusal, Stamp> stamp(Function<String, @Nullable String> headers) {
    return Stamp.of(headers);
  }

  @Override
  protected Either<WebhookRefusal, ?> verify(Stamp stamp, byte[] body) {
    return secret.verify(stamp.signed(body), stamp.signatures());
  }

  @Override
  protected Either<WebhookRefusal, ReplicateEvent> event(String target, Stamp stamp, byte[] body) {
    return WireJson.read(new String(body, StandardCharsets.UTF_8))
        .flatMap(Prediction::of)
        .mapLeft(fault -> WebhookRefusal.MALFORMED)
        .flatMap(told -> mark(target).map(mark -> event(told, mark, stamp)));
  }

  private ReplicateEvent event(Prediction told, Option<WebhookAddress.Mark> mark, Stamp stamp) {
    return new ReplicateEvent(
        Handle.of(name, told.id()),
        mark.map(WebhookAddress.Mark::generationId),
        told.status(),
        mark.map(known -> video.result(told)).filter(ProviderResult.Finished.class::isInstance),
        isRepeated(stamp.id()),
        stamp.at());
  }

  /**
   * What the headers say.
   *
   * @param id of the message, the same each time that it is sent
   * @param timestamp seconds, as written
   * @param signatures those of the version that we know
   */
  record Stamp(String id, String timestamp, List<byte[]> signatures)
      implements SignedWebhooks.Stamp {
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

    @Override
    public Instant at() {
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
