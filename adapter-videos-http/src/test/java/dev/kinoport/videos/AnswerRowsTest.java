package dev.kinoport.videos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.provider.CancelAnswer;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers of {@code /v1/videos} answer, row by row, as each of them writes it. */
class AnswerRowsTest {
  private interface Asking<T> {
    T of(VideoBackend video);
  }

  private static <T> T ask(RawServer server, Asking<T> question) throws Exception {
    try (server;
        Videos videos = Videos.open(Jobs.config(server.address()))) {
      return question.of(videos.provider().video());
    }
  }

  private static <T> T ask(int code, String body, Asking<T> question) throws Exception {
    return ask(Jobs.answering(code, body), question);
  }

  private static String shown(SubmitAnswer answer) {
    return answer instanceof SubmitAnswer.Refused refused
        ? "Refused " + refused.error().kind()
        : answer.getClass().getSimpleName();
  }

  private static String kind(Either<ProviderFailure, ?> answer) {
    return answer.getLeft().getClass().getSimpleName();
  }

  @ParameterizedTest
  @CsvSource({
    "200, '\"video_7\"', video_7",
    "201, '\"video_7\"', video_7",
    "202, '\"video_7\"', video_7",
    "200, 7, 7",
    "200, '\"azure:sora/7=\"', azure:sora/7=",
  })
  void anyNameUnderTwoHundredIsAcceptance(int code, String written, String id) throws Exception {
    SubmitAnswer answer =
        ask(code, "{\"id\":" + written + "}", video -> video.submit(Jobs.submission()));
    assertThat(answer)
        .isInstanceOfSatisfying(
            SubmitAnswer.Accepted.class, it -> assertThat(it.handle().requestId()).isEqualTo(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\":null}",
        "{\"id\":\"\"}",
        "{\"id\":\"..\"}",
        "{\"object\":\"video\",\"status\":\"queued\"}",
        "[]",
        "",
        "<html>ok</html>"
      })
  void twoHundredWithoutANameIsUnknown(String body) throws Exception {
    SubmitAnswer answer = ask(200, body, video -> video.submit(Jobs.submission()));
    assertThat(answer).isInstanceOf(SubmitAnswer.Unknown.class);
  }

  /** It is written into the journal, and shown. */
  @Test
  void aCodeIsOneShortLineWhateverAServerWrites() throws Exception {
    String error = "\"error\":{\"code\":\"\\u001b[2Jx\\n%s\"}".formatted("y".repeat(100_000));
    SubmitAnswer refused = ask(400, "{" + error + "}", video -> video.submit(Jobs.submission()));
    Either<ProviderFailure, ProviderResult> failed =
        ask(
            200,
            "{\"id\":\"video_7\",\"status\":\"failed\"," + error + "}",
            video -> video.result(Jobs.handle()));

    assertThat(((SubmitAnswer.Refused) refused).error().type())
        .hasSizeLessThan(400)
        .matches("[ -~]+");
    assertThat(((ProviderResult.Failed) failed.get()).error().type())
        .hasSizeLessThan(400)
        .matches("[ -~]+");
  }

  /** As some gateways write whatever they answer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"failed\",\"message\":\"upstream\"}",
        "{\"id\":null,\"status\":\"failed\"}",
        "{\"status\":\"cancelled\"}",
        "{\"id\":\" \",\"status\":\"deleted\"}"
      })
  void anEndThatNamesNoJobProvesNothing(String body) throws Exception {
    assertThat(ask(200, body, video -> video.result(Jobs.handle())).get())
        .isInstanceOf(ProviderResult.Unproven.class);
  }

  @ParameterizedTest
  @CsvSource({
    "400, Refused REFUSED, Rejected",
    "401, Refused DENIED, Denied",
    "402, Refused DENIED, Rejected",
    "403, Refused DENIED, Denied",
    "404, Refused NOT_SOLD, NotFound",
    "405, Refused NOT_SOLD, Rejected",
    "408, Unknown, Rejected",
    "409, Unknown, Rejected",
    "410, Unknown, NotFound",
    "413, Refused REFUSED, Rejected",
    "415, Refused REFUSED, Rejected",
    "422, Refused REFUSED, Rejected",
    "429, Refused THROTTLED, Throttled",
    "500, Unknown, ServerFault",
    "502, Unknown, ServerFault",
    "503, Unknown, ServerFault",
    "302, Unknown, Unreadable",
  })
  void aStatusOfHttpMeansWhatItsPlaceSays(int code, String submit, String question)
      throws Exception {
    String openAi = "{\"error\":{\"message\":\"words of it\",\"type\":\"t\",\"code\":\"c\"}}";
    String fastApi = "{\"detail\":[{\"loc\":[\"body\",\"size\"],\"msg\":\"words of it\"}]}";
    for (String body : new String[] {openAi, fastApi, "{\"detail\":\"words of it\"}"}) {
      SubmitAnswer answer = ask(code, body, video -> video.submit(Jobs.submission()));
      assertThat(shown(answer)).isEqualTo(submit);
      assertThat(answer.toString()).contains(code + ": ", "words of it");
      assertThat(kind(ask(code, body, video -> video.status(Jobs.handle())))).isEqualTo(question);
      assertThat(kind(ask(code, body, video -> video.result(Jobs.handle())))).isEqualTo(question);
    }
  }

  @Test
  void aPageThatSaysNotFoundIsNoServersWord() throws Exception {
    assertThat(kind(ask(404, "<html>nginx</html>", video -> video.status(Jobs.handle()))))
        .isEqualTo("Unreadable");
  }

  @Test
  void whoIsThrottledWaitsForAsLongAsItIsToldOrAWhile() throws Exception {
    assertThat(
            ask(Jobs.answering(429, "{}", "Retry-After: 7"), video -> video.status(Jobs.handle()))
                .getLeft())
        .isEqualTo(new ProviderFailure.Throttled(Duration.ofSeconds(7)));
    assertThat(ask(429, "{}", video -> video.status(Jobs.handle())).getLeft())
        .isEqualTo(new ProviderFailure.Throttled(Duration.ofSeconds(10)));
  }

  @ParameterizedTest
  @CsvSource({
    "queued, Queued, NotReady",
    "in_progress, Running, NotReady",
    "cancelling, Running, NotReady",
    "warming_up, Running, NotReady",
    "completed, Completed, Finished",
    "COMPLETED, Completed, Finished",
    "failed, Completed, Failed",
    "cancelled, Completed, Cancelled",
    "deleted, Completed, Cancelled",
  })
  void everyWordOfEveryServerIsUnderstoodAndAnUnknownOneIsStillOpen(
      String word, String status, String result) throws Exception {
    String job = Jobs.job(word, "");
    Either<ProviderFailure, ProviderStatus> asked =
        ask(200, job, video -> video.status(Jobs.handle()));
    assertThat(asked.get().getClass().getSimpleName()).isEqualTo(status);
    Either<ProviderFailure, ProviderResult> came =
        ask(200, job, video -> video.result(Jobs.handle()));
    assertThat(came.get().getClass().getSimpleName()).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "200, '\"moderation_blocked\"', moderation_blocked, REFUSED",
    "200, '\"content_policy_violation\"', content_policy_violation, REFUSED",
    "200, '\"server_error\"', server_error, FAULT",
    "200, '\"400\"', 400, REFUSED",
    "200, 422, 422, REFUSED",
    "200, 500, 500, FAULT",
    "200, null, failed, FAULT",
    "400, 400, 400, REFUSED",
    "422, null, http_422, REFUSED",
    "500, '\"OOM\"', OOM, FAULT",
    "404, null, http_404, REFUSED",
  })
  void aFailedJobIsAFailureWhateverStatusItIsToldUnder(
      int http, String written, String code, String kind) throws Exception {
    String job =
        Jobs.job("failed", ",\"error\":{\"code\":%s,\"message\":\"why\"}".formatted(written));
    assertThat(ask(http, job, video -> video.status(Jobs.handle())).get())
        .isInstanceOf(ProviderStatus.Completed.class);
    assertThat(ask(http, job, video -> video.result(Jobs.handle())).get())
        .isInstanceOfSatisfying(
            ProviderResult.Failed.class,
            it -> {
              assertThat(it.error().kind()).isEqualTo(ProviderError.Kind.valueOf(kind));
              assertThat(it.error().type()).isEqualTo(code);
              assertThat(it.error().message()).isEqualTo("why");
            });
  }

  @Test
  void anErrorWithAnotherBodyIsATransportFaultAndNoFailedJob() throws Exception {
    String notAJob = "{\"object\":\"error\",\"status\":\"failed\"}";
    assertThat(kind(ask(500, notAJob, video -> video.result(Jobs.handle()))))
        .isEqualTo("ServerFault");
    assertThat(kind(ask(500, Jobs.job("completed", ""), video -> video.result(Jobs.handle()))))
        .isEqualTo("ServerFault");
  }

  @Test
  void sglangSaysNoMoreThanAMessageAndOthersNotEvenThat() throws Exception {
    String sglang = Jobs.job("failed", ",\"error\":{\"message\":\"CUDA out of memory\"}");
    assertThat(ask(200, sglang, video -> video.result(Jobs.handle())).get())
        .isInstanceOfSatisfying(
            ProviderResult.Failed.class,
            it -> assertThat(it.error().message()).isEqualTo("CUDA out of memory"));
    assertThat(ask(200, Jobs.job("failed", ""), video -> video.result(Jobs.handle())).get())
        .isInstanceOfSatisfying(
            ProviderResult.Failed.class, it -> assertThat(it.error().message()).isNotBlank());
  }

  @Test
  void theSecondsOfTheGpuAreTheUnits() throws Exception {
    String job = Jobs.job("completed", ",\"inference_time_s\":42.5,\"media_type\":\"video/mp4\"");
    assertThat(ask(200, job, video -> video.result(Jobs.handle())).get())
        .isInstanceOfSatisfying(
            ProviderResult.Finished.class,
            it -> {
              assertThat(it.charge().units()).contains(new BigDecimal("42.5"));
              assertThat(it.charge().amount()).as("nobody has set a price").isEmpty();
              assertThat(it.clip().contentType()).contains("video/mp4");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "'Sun, 29 Nov 2026 08:00:00 GMT', Finished",
    "'Sun, 29 Nov 2026 08:00:01 GMT', Gone",
    "'', Finished"
  })
  void aClipIsKeptUntilItsEndByTheServersOwnClock(String date, String outcome) throws Exception {
    String job = Jobs.job("completed", ",\"expires_at\":1795939201");
    RawServer server =
        date.isEmpty() ? Jobs.answering(200, job) : Jobs.answering(200, job, "Date: " + date);
    Either<ProviderFailure, ProviderResult> result =
        ask(server, video -> video.result(Jobs.handle()));
    String came = result.isLeft() ? "Gone" : result.get().getClass().getSimpleName();
    assertThat(came).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "completed, 200, ALREADY_FINISHED, 0",
    "failed, 200, ALREADY_FINISHED, 0",
    "cancelled, 200, ALREADY_FINISHED, 0",
    "queued, 200, REQUESTED, 1",
    "in_progress, 200, REQUESTED, 1",
    "in_progress, 409, REQUESTED, 1",
    "in_progress, 404, NOT_FOUND, 1",
    "in_progress, 405, UNSUPPORTED, 1",
    "in_progress, 501, UNSUPPORTED, 1",
  })
  void itIsReadFirstAndWhatIsCompleteIsNeverDeleted(
      String word, int code, CancelAnswer expected, int deletions) throws Exception {
    try (RawServer server =
            new RawServer(r ->
                r.method().equals("DELETE")
                    ? RawServer.json(code, "{\"deleted\":true}")
                    : RawServer.json(200, Jobs.job(word, "")));
        Videos videos = Videos.open(Jobs.config(server.address()))) {
      assertThat(videos.provider().video().cancel(Jobs.handle()).get()).isEqualTo(expected);
      assertThat(server.received("DELETE")).hasSize(deletions);
      assertThat(server.received().getFirst().method()).isEqualTo("GET");
    }
  }

  @Test
  void aDeletionThatFailsIsTriedAgainByTheEngine() throws Exception {
    try (RawServer server =
            new RawServer(r ->
                r.method().equals("DELETE")
                    ? RawServer.json(503, "{}")
                    : RawServer.json(200, Jobs.job("queued", "")));
        Videos videos = Videos.open(Jobs.config(server.address()))) {
      assertThat(kind(videos.provider().video().cancel(Jobs.handle()))).isEqualTo("ServerFault");
    }
  }
}
