package dev.kinoport.fal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One request, held open. */
class FalDirectTest {
  @Test
  void theAnswerIsTheResult() throws Exception {
    String body = "{\"video\":{\"url\":\"https://v3.fal.media/x.mp4\"}}";
    try (RawServer server = new RawServer(r -> RawServer.json(200, body))) {
      assertThat(run(server, Duration.ofMinutes(2)).get())
          .isInstanceOf(ProviderResult.Finished.class);
      assertThat(server.received().getFirst().target()).isEqualTo("/fal.run/" + Wishes.ENDPOINT);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, Refused",
    "403, Refused",
    "404, Refused",
    "429, Refused",
    "202, Unknown",
    "502, Unknown",
    "503, Unknown",
    "302, Unknown"
  })
  void noResultSaysWhetherItMayHaveBeenPaid(int code, String answer) throws Exception {
    try (RawServer server =
        new RawServer(r -> RawServer.json(code, "{}", "Retry-After: 0", "Location: /x"))) {
      assertThat(run(server, Duration.ofMinutes(2)).getLeft().getClass().getSimpleName())
          .isEqualTo(answer);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aRefusalOfTheModelIsAResult() throws Exception {
    String body = "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"no\",\"type\":\"one_of\"}]}";
    try (RawServer server = new RawServer(r -> RawServer.json(422, body))) {
      assertThat(run(server, Duration.ofMinutes(2)).get())
          .isInstanceOf(ProviderResult.Failed.class);
    }
  }

  @Test
  void patienceEndsInUnknownAndADropToo() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer silent =
            new RawServer(r ->
                out -> {
                  hold(over);
                  return false;
                });
        RawServer dropping = new RawServer(r -> RawServer.drop())) {
      assertThat(run(silent, Duration.ofSeconds(2)).getLeft())
          .isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(run(dropping, Duration.ofMinutes(2)).getLeft())
          .isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(dropping.received()).hasSize(1);
      over.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-5S", "PT0.000001S"})
  @Timeout(300)
  void noPatienceIsNotEndlessPatience(Duration patience) throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer silent =
        new RawServer(r ->
            out -> {
              hold(over);
              return false;
            })) {
      assertThat(run(silent, patience).isLeft()).isTrue();
      over.countDown();
    }
  }

  @Test
  void patienceMayBeBeyondAllBounds() throws Exception {
    String body = "{\"video\":{\"url\":\"https://v3.fal.media/x.mp4\"}}";
    try (RawServer server = new RawServer(r -> RawServer.json(200, body))) {
      assertThat(run(server, Duration.ofSeconds(Long.MAX_VALUE)).isRight()).isTrue();
    }
  }

  private static Either<SubmitAnswer, ProviderResult> run(RawServer server, Duration patience) {
    try (Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      return fal.direct().run(Wishes.submission(), patience);
    }
  }

  private static void hold(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
