package dev.kinoport.peer;

import ai.fal.client.ClientConfig;
import ai.fal.client.CredentialsResolver;
import ai.fal.client.FalClient;
import java.util.Map;

/** The client as its users make it, but for the one lever it has: where its proxy is. */
final class Peer {
  static final String ENDPOINT = "fal-ai/minimax/hailuo-02/standard/image-to-video";

  private Peer() {}

  static FalClient at(String server) {
    return FalClient.withConfig(
        ClientConfig.builder()
            .withCredentials(CredentialsResolver.fromApiKey("peer-key:peer-secret"))
            .withProxyUrl(server + "/proxy")
            .build());
  }

  static Map<String, Object> input(String prompt) {
    return Map.of("prompt", prompt, "image_url", "https://v3b.fal.media/files/peer/kite.jpg");
  }
}
