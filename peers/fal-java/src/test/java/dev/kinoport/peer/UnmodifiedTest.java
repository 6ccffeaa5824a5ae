package dev.kinoport.peer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.fal.client.FalClient;
import com.google.gson.Gson;
import okhttp3.OkHttp;
import org.junit.jupiter.api.Test;

final class UnmodifiedTest {
  @Test
  void theClientRunsWithWhatItWasPublishedWith() {
    assertThat(OkHttp.VERSION).isEqualTo("4.12.0");
    assertThat(jarOf(Gson.class)).endsWith("/gson-2.11.0.jar");
    assertThat(jarOf(FalClient.class)).endsWith("/fal-client-0.7.1.jar");
  }

  private static String jarOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }
}
