package dev.kinoport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.testkit.http.FixedTime;
import dev.kinoport.testkit.http.RawServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** Whatever fal signs, wherever it goes. */
@Timeout(300)
class FalMessageFuzzTest {
  private final KeyPair keys;
  private final RawServer server;
  private final Fal fal;

  FalMessageFuzzTest() throws GeneralSecurityException {
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    server = new RawServer(request -> RawServer.json(200, jwks()));
    fal =
        Fal.open(
            FalConfig.emulator(server.address()).webhook(Message.HOOK),
            FixedTime.showing(() -> Message.NOW));
  }

  @FuzzTest
  void onlyWhatFalSignedAndWentToUsIsBelieved(byte[] data) throws GeneralSecurityException {
    BugDetectors.allowNetworkConnections((host, port) -> port == server.port());
    Message message = new Message(data);
    Map<String, String> headers = signed(message.body());

    message.isBelievedOnlyIfOurs(
        body -> fal.webhooks().receive(message.target(), headers::get, body),
        event -> {
          assertThat(event.generationId()).contains("gen-1");
          assertThat(event.handle().requestId()).isNotBlank();
        });
  }

  private Map<String, String> signed(byte[] body) throws GeneralSecurityException {
    String at = String.valueOf(Message.NOW.getEpochSecond());
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(keys.getPrivate());
    signature.update(
        String.join("\n", "r-1", "user-1", at, digest).getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "x-fal-webhook-request-id",
        "r-1",
        "x-fal-webhook-user-id",
        "user-1",
        "x-fal-webhook-timestamp",
        at,
        "x-fal-webhook-signature",
        HexFormat.of().formatHex(signature.sign()));
  }

  private String jwks() {
    byte[] encoded = keys.getPublic().getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return "{\"keys\":[{\"crv\":\"Ed25519\",\"x\":\"%s\"}]}"
        .formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(point));
  }
}
