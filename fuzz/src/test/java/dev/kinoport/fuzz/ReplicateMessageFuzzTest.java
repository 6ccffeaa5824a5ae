package dev.kinoport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kinoport.replicate.Replicate;
import dev.kinoport.replicate.ReplicateConfig;
import dev.kinoport.testkit.http.FixedTime;
import dev.kinoport.testkit.http.RawServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Timeout;

/** Whatever Replicate signs, wherever it goes. */
@Timeout(300)
class ReplicateMessageFuzzTest {
  private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

  private final RawServer server;
  private final Replicate replicate;

  ReplicateMessageFuzzTest() {
    server = new RawServer(request -> RawServer.json(200, "{\"key\":\"whsec_" + SECRET + "\"}"));
    replicate =
        Replicate.open(
            ReplicateConfig.emulator(server.address()).webhook(Message.HOOK),
            FixedTime.showing(() -> Message.NOW));
  }

  @FuzzTest
  void onlyWhatReplicateSignedAndWentToUsIsBelieved(byte[] data) throws GeneralSecurityException {
    BugDetectors.allowNetworkConnections((host, port) -> port == server.port());
    Message message = new Message(data);
    Map<String, String> headers = signed(message.body());

    message.isBelievedOnlyIfOurs(
        body -> replicate.webhooks().receive(message.target(), headers::get, body),
        event -> {
          assertThat(event.generationId()).contains("gen-1");
          assertThat(event.handle().requestId()).isNotBlank();
        });
  }

  private static Map<String, String> signed(byte[] body) throws GeneralSecurityException {
    String at = String.valueOf(Message.NOW.getEpochSecond());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA256"));
    mac.update(("msg_1." + at + ".").getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "webhook-id",
        "msg_1",
        "webhook-timestamp",
        at,
        "webhook-signature",
        "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
  }
}
