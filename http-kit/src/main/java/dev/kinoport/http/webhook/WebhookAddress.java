package dev.kinoport.http.webhook;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Our address for a shop's messages, different for each generation. A shop that signs messages does
 * not sign the address, and would send a stranger's message here too; one that does not sign at all
 * leaves nothing else to go by. So the address proves itself: 128 bits that nobody guesses.
 */
public final class WebhookAddress {
  private static final String GENERATION = "generation";
  private static final String ENDPOINT = "endpoint";
  private static final String PROOF = "proof";
  private static final int PROOF_BYTES = 16;
  private static final HttpUrl LOCAL = HttpUrl.get("http://localhost/");

  private final Option<HttpUrl> base;
  private final byte[] secret;

  /**
   * What an address says.
   *
   * @param generationId ours
   * @param endpoint where its request went
   */
  public record Mark(String generationId, String endpoint) {}

  /**
   * Ours, if we have one.
   *
   * @param base where messages are told, if anywhere
   * @param secret what the proof is made with; the address does not give it away
   */
  public WebhookAddress(Option<URI> base, String secret) {
    this.base = base.map(address -> HttpUrl.get(address.toString()));
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** Where to tell what became of a generation. */
  public Option<String> of(String generationId, String endpoint) {
    return base.map(address ->
        address
            .newBuilder()
            .setQueryParameter(GENERATION, generationId)
            .setQueryParameter(ENDPOINT, endpoint)
            .setQueryParameter(PROOF, proof(new Mark(generationId, endpoint)))
            .build()
            .toString());
  }

  /** Why a message need not be read, going by where it was sent to; none if nothing is wrong. */
  public Option<WebhookRefusal> complaint(String target) {
    return read(target).fold(Option::some, mark -> Option.none());
  }

  /**
   * Reads where a message was sent to. Without a mark it is only taken as long as we give out no
   * addresses ourselves: a shop signs whatever its other customers have sent to us.
   *
   * @param target path and query; or a whole address, as proxies have it
   */
  public Either<WebhookRefusal, Option<Mark>> read(String target) {
    HttpUrl url = LOCAL.resolve(target);
    if (url == null || url.queryParameter(GENERATION) == null) {
      return base.isEmpty()
          ? Either.right(Option.none())
          : Either.left(WebhookRefusal.NOT_OUR_ADDRESS);
    }
    Mark mark = new Mark(text(url, GENERATION), text(url, ENDPOINT));
    byte[] expected = proof(mark).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, text(url, PROOF).getBytes(StandardCharsets.UTF_8))
        ? Either.right(Option.some(mark))
        : Either.left(WebhookRefusal.NOT_OUR_ADDRESS);
  }

  private static String text(HttpUrl url, String name) {
    @Nullable String value = url.queryParameter(name);
    return value == null ? "" : value;
  }

  private String proof(Mark mark) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      String text = String.join("\n", "kinoport webhook", mark.generationId(), mark.endpoint());
      byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, PROOF_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
