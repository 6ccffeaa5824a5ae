package dev.kinoport.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.models.videos.Video;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoDeleteResponse;
import com.openai.models.videos.VideoSeconds;
import com.openai.models.videos.VideoSize;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.OkHttp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Everything that it has for videos is deprecated, as OpenAI serves none; others do. */
@SuppressWarnings("deprecation")
@Timeout(300)
final class VideosTest {
  private static final Path KITE = Path.of("../../samples/kite-over-hills.jpg");
  private static final Set<Video.Status> OPEN =
      Set.of(Video.Status.QUEUED, Video.Status.IN_PROGRESS);

  private static OfflineServer server;
  private OpenAIClient client;

  @BeforeAll
  static void start() throws Exception {
    server = OfflineServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void begin() {
    server.begin();
    client = OpenAIOkHttpClient.builder().baseUrl(server.base()).apiKey("none needed").build();
  }

  @AfterEach
  void end() {
    client.close();
  }

  private static VideoCreateParams.Builder ask(String prompt) {
    return VideoCreateParams.builder()
        .prompt(prompt)
        .seconds(VideoSeconds.of("5"))
        .size(VideoSize.of("848x480"));
  }

  private Video finished(String id) throws InterruptedException {
    Video video = client.videos().retrieve(id);
    while (OPEN.contains(video.status())) {
      Thread.sleep(50);
      video = client.videos().retrieve(id);
    }
    return video;
  }

  @Test
  void theClientRunsWithWhatItWasPublishedWith() {
    assertThat(OkHttp.VERSION).isEqualTo("4.12.0");
    assertThat(jarOf(ObjectMapper.class)).endsWith("/jackson-databind-2.18.9.jar");
    assertThat(jarOf(OpenAIClient.class)).endsWith("/openai-java-core-4.100.0.jar");
  }

  private static String jarOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  @Test
  void aClipIsMadeFetchedAndPaidOnce() throws Exception {
    Video created = client.videos().create(ask("a kite").build());
    assertThat(created.id()).startsWith("video_");
    assertThat(finished(created.id()).status()).isEqualTo(Video.Status.COMPLETED);
    try (HttpResponse content = client.videos().downloadContent(created.id());
        InputStream body = content.body()) {
      byte[] start = body.readNBytes(8);
      assertThat(new String(start, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
      assertThat(body.readAllBytes().length).isGreaterThan(1_000);
    }
    assertThat(server.paid()).isEqualTo(1);
  }

  @Test
  void aPictureInTheRequestArrives() throws Exception {
    Video created =
        client
            .videos()
            .create(
                ask("a kite")
                    .model("Wan2.2-I2V-A14B")
                    .size(VideoSize.of("832x480"))
                    .inputReference(KITE)
                    .build());
    assertThat(finished(created.id()).status()).isEqualTo(Video.Status.COMPLETED);
  }

  @Test
  void jobsAreListedAndDeleted() {
    String id = client.videos().create(ask("a kite").build()).id();
    List<String> listed = client.videos().list().items().stream().map(Video::id).toList();
    assertThat(listed).containsExactly(id);
    VideoDeleteResponse gone = client.videos().delete(id);
    assertThat(gone.deleted()).isTrue();
    assertThatThrownBy(() -> client.videos().retrieve(id)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aJobThatFailedSaysWhy() throws Exception {
    server.begin("storm", Map.of("fails_with", "content_policy_violation"));
    Video video = finished(client.videos().create(ask("a storm").build()).id());
    assertThat(video.status()).isEqualTo(Video.Status.FAILED);
    assertThat(video.error().orElseThrow().code()).isEqualTo("moderation_blocked");
    assertThat(server.paid()).isZero();
  }

  @Test
  void aSizeThatIsNoneIsRefusedWithItsWords() {
    assertThatThrownBy(
            () -> client.videos().create(ask("a kite").size(VideoSize.of("large")).build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("size");
    assertThat(server.paid()).isZero();
  }

  @Test
  void aCreateWhoseAnswerIsLostIsSentAgainAndTwoClipsArePaid() throws Throwable {
    server.begin("lost", Map.of("faults", List.of(Map.of("fault", "accepted_but_answer_lost"))));
    Pin.hold(() -> {
      finished(client.videos().create(ask("a lost kite").build()).id());
      assertThat(server.asked("POST")).isEqualTo(2);
      assertThat(client.videos().list().items()).hasSize(2);
    });
  }

  @Test
  void aServersFaultOnACreateIsSentAgainTooThreeTimesInAll() throws Throwable {
    server.begin(
        "broken",
        Map.of("faults", List.of(Map.of("fault", "refused", "error", "internal_server_error"))));
    Pin.hold(() -> {
      assertThatThrownBy(() -> client.videos().create(ask("a broken kite").build()))
          .isInstanceOf(InternalServerException.class);
      assertThat(server.asked("POST")).isEqualTo(3);
    });
  }
}
