package dev.kinoport.emulator.fal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.emulator.Wire;
import dev.kinoport.emulator.reading.Readings;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.json.Json;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class WebhooksTest {
  private static final Life LIFE = Life.lasting(Duration.ofSeconds(10), Duration.ofSeconds(50));

  @Test
  void webhookComesAtTheEndWithAValidSignature() throws GeneralSecurityException {
    try (Wire wire = Wire.with(LIFE);
        Receiver receiver = new Receiver()) {
      String id = submit(wire, receiver).text("request_id");
      wire.time().advance(Duration.ofSeconds(59));
      assertThat(receiver.messages()).isEmpty();
      wire.time().advance(Duration.ofSeconds(1));
      assertThat(receiver.messages())
          .singleElement()
          .satisfies(message -> {
            assertThat(message.id()).isEqualTo(id);
            assertThat(message.timestamp()).isEqualTo("" + wire.time().now().getEpochSecond());
            assertThat(new String(message.bytes(), StandardCharsets.UTF_8))
                .contains("\"status\":\"OK\"", "\"payload\":{\"video\"", "gateway_request_id");
          });
      assertThat(isValid(wire, receiver.messages().get(0))).isTrue();
    }
  }

  @Test
  void whoAsksToBeCalledAtTheControlsDoesNotReachThem() {
    try (Wire wire = Wire.with(LIFE)) {
      String reset = wire.server().address() + "/__reset";
      String webhook = URLEncoder.encode(reset, StandardCharsets.UTF_8);
      wire.post(Wire.QUEUE + Wire.ENDPOINT + "?fal_webhook=" + webhook, Wire.input());
      String world = wire.provider().world();
      wire.time().advance(Duration.ofMinutes(1));
      assertThat(wire.server().webhooks()).extracting("outcome").contains("403");
      assertThat(wire.provider().world()).isEqualTo(world);
    }
  }

  @Test
  void failureIsAnErrorWithTheModelsBody() {
    Life life = LIFE.failing(FakeError.CONTENT_POLICY_VIOLATION.error());
    try (Wire wire = Wire.with(life);
        Receiver receiver = new Receiver()) {
      submit(wire, receiver);
      wire.time().advance(Duration.ofMinutes(1));
      assertThat(new String(receiver.messages().get(0).bytes(), StandardCharsets.UTF_8))
          .contains("\"status\":\"ERROR\"", "\"error\":\"Unexpected status code: 422\"", "detail");
    }
  }

  @Test
  void deafReceiverIsCalledAgainOnSchedule() {
    Readings readings =
        Readings.suggested().webhookRetries(Duration.ofSeconds(5), Duration.ofSeconds(30));
    try (Wire wire = Wire.with(LIFE, readings);
        Receiver receiver = new Receiver(500, 503)) {
      submit(wire, receiver);
      wire.time().advance(Duration.ofSeconds(60));
      assertThat(receiver.messages()).hasSize(1);
      wire.time().advance(Duration.ofSeconds(5));
      assertThat(receiver.messages()).hasSize(2);
      wire.time().advance(Duration.ofMinutes(10));
      assertThat(receiver.messages()).hasSize(3);
      assertThat(wire.server().webhooks())
          .extracting("outcome")
          .containsExactly("500", "503", "200");
    }
  }

  @Test
  void redirectIsTheEndOfIt() {
    try (Wire wire = Wire.with(LIFE);
        Receiver receiver = new Receiver(302)) {
      submit(wire, receiver);
      wire.time().advance(Duration.ofHours(1));
      assertThat(receiver.messages()).hasSize(1);
    }
  }

  @Test
  void repeatedAndForgedWebhooksAreFaults() throws GeneralSecurityException {
    Life life = LIFE.with(new Fault.WebhookForged(), new Fault.WebhookRepeated(1));
    try (Wire wire = Wire.with(life);
        Receiver receiver = new Receiver()) {
      submit(wire, receiver);
      wire.time().advance(Duration.ofMinutes(1));
      assertThat(receiver.messages()).hasSize(3);
      assertThat(isValid(wire, receiver.messages().get(0))).isFalse();
      assertThat(isValid(wire, receiver.messages().get(1))).isTrue();
      assertThat(receiver.messages().get(2).body()).isEqualTo(receiver.messages().get(1).body());
    }
  }

  @Test
  void webhookCanOvertakeTheSubmitsAnswer() {
    Life life = Life.instant().with(new Fault.WebhookBeforeAnswer());
    try (Wire wire = Wire.with(life);
        Receiver receiver = new Receiver()) {
      String id = submit(wire, receiver).text("request_id");
      assertThat(receiver.messages()).extracting("id").containsExactly(id);
    }
  }

  @Test
  void cancelledRequestCallsBackEarly() {
    try (Wire wire = Wire.with(LIFE);
        Receiver receiver = new Receiver()) {
      wire.put(submit(wire, receiver).text("cancel_url"));
      wire.time().advance(Duration.ofSeconds(1));
      assertThat(receiver.messages()).hasSize(1);
      wire.time().advance(Duration.ofHours(1));
      assertThat(receiver.messages()).hasSize(1);
    }
  }

  @Test
  void nothingLeavesThisMachine() {
    try (Wire wire = Wire.with(Life.instant())) {
      wire.post(
          Wire.QUEUE + Wire.ENDPOINT + "?fal_webhook=https%3A%2F%2Fexample.com%2Fhook",
          Wire.input());
      wire.time().advance(Duration.ofSeconds(1));
      assertThat(wire.server().webhooks())
          .singleElement()
          .satisfies(it -> assertThat(it.outcome()).contains("only on this machine"));
      assertThat(wire.server().warnings())
          .singleElement()
          .satisfies(it -> assertThat(it.text()).contains("example.com"));
      assertThat(wire.fetch(wire.server().address() + "/__webhooks").body())
          .contains("\"target\":\"https://example.com/hook\"", "not called: ");
    }
  }

  @Test
  void oddAddressIsCalledAsAClientWouldWriteIt() {
    try (Wire wire = Wire.with(Life.instant());
        Receiver receiver = new Receiver()) {
      String odd = receiver.address() + "?name=a b|c{d}\u00e9%20";
      Wire.Answer answer =
          wire.submitWith("?fal_webhook=" + URLEncoder.encode(odd, StandardCharsets.UTF_8));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("x-fake-warning")).contains("name=a%20b%7Cc%7Bd%7D%C3%A9%20");
      wire.time().advance(Duration.ofSeconds(1));
      assertThat(receiver.messages()).hasSize(1);
      assertThat(wire.fetch(wire.server().address() + "/__webhooks").body())
          .contains("\"outcome\":\"200\"");
    }
  }

  @Test
  void whatIsNoAddressIsSaidAtOnceAndShownInTheEnd() {
    try (Wire wire = Wire.with(Life.instant())) {
      Wire.Answer answer = wire.submitWith("?fal_webhook=ftp%3A%2F%2Flocalhost%2F");
      assertThat(answer.header("x-fake-warning")).contains("nobody is called");
      wire.time().advance(Duration.ofSeconds(1));
      assertThat(wire.server().webhooks()).singleElement().asString().contains("not called");
    }
  }

  private static Wire.Answer submit(Wire wire, Receiver receiver) {
    String webhook = URLEncoder.encode(receiver.address(), StandardCharsets.UTF_8);
    return wire.post(Wire.QUEUE + Wire.ENDPOINT + "?fal_webhook=" + webhook, Wire.input());
  }

  /** As the provider's page tells its customers to do it. */
  private static boolean isValid(Wire wire, Receiver.Message message)
      throws GeneralSecurityException {
    Json.Items keys =
        (Json.Items)
            wire.fetch(wire.server().address() + "/rest.fal.ai/.well-known/jwks.json")
                .json()
                .find("keys")
                .get();
    String x = ((Json.Members) keys.inOrder().get(0)).text("x").get();
    String digest =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message.bytes()));
    String signed = String.join("\n", message.id(), message.user(), message.timestamp(), digest);
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(publicKey(Base64.getUrlDecoder().decode(x)));
    signature.update(signed.getBytes(StandardCharsets.UTF_8));
    return signature.verify(HexFormat.of().parseHex(message.signature()));
  }

  private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
    byte[] bigEndian = new byte[encoded.length];
    for (int i = 0; i < encoded.length; i++) {
      bigEndian[i] = encoded[encoded.length - 1 - i];
    }
    boolean isOdd = (bigEndian[0] & 0x80) != 0;
    bigEndian[0] &= 0x7F;
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(
            new EdECPublicKeySpec(
                NamedParameterSpec.ED25519, new EdECPoint(isOdd, new BigInteger(1, bigEndian))));
  }
}
