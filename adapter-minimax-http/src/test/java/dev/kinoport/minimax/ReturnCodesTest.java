package dev.kinoport.minimax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.provider.Charge;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.ProviderStatus;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.testkit.http.RawServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of MiniMax's table of codes, at every place where a code can stand. */
class ReturnCodesTest {
  @ParameterizedTest
  @CsvSource({
    "1000, Unknown, ServerFault, FAULT",
    "1001, Unknown, ServerFault, FAULT",
    "1002, Refused THROTTLED, Throttled, THROTTLED",
    "1004, Refused DENIED, Denied, DENIED",
    "1008, Refused DENIED, Denied, DENIED",
    "1013, Unknown, ServerFault, FAULT",
    "1024, Unknown, ServerFault, FAULT",
    "1026, Refused REFUSED, Rejected, REFUSED",
    "1027, Refused REFUSED, Rejected, REFUSED",
    "1028, Refused DENIED, Denied, DENIED",
    "1030, Refused DENIED, Denied, DENIED",
    "1033, Unknown, ServerFault, FAULT",
    "1039, Refused THROTTLED, Throttled, THROTTLED",
    "1041, Refused THROTTLED, Throttled, THROTTLED",
    "1042, Refused REFUSED, Rejected, REFUSED",
    "1043, Unknown, ServerFault, FAULT",
    "2013, Refused REFUSED, NotFound, REFUSED",
    "2038, Refused DENIED, Denied, DENIED",
    "2045, Refused THROTTLED, Throttled, THROTTLED",
    "2048, Unknown, ServerFault, FAULT",
    "2049, Refused DENIED, Denied, DENIED",
    "2056, Refused DENIED, Denied, DENIED",
    "2061, Refused DENIED, Denied, DENIED",
    "20132, Unknown, ServerFault, FAULT",
    "31415, Unknown, Unreadable, FAULT",
  })
  void aCodeMeansWhatItsPlaceSays(int code, String submit, String question, String verdict)
      throws Exception {
    String refused = Tasks.answer("\"task_id\":\"\",", code, "words of MiniMax");
    try (RawServer server = new RawServer(r -> RawServer.json(200, refused, "Trace-Id: t-7"));
        Minimax minimax = Minimax.open(Tasks.config(server.address()))) {
      SubmitAnswer answer = minimax.provider().video().submit(Tasks.submission());
      assertThat(shown(answer)).isEqualTo(submit);
      assertThat(answer.toString()).contains(code + ": words of MiniMax", "Trace-Id t-7");
      ProviderFailure failure = minimax.provider().video().status(Tasks.handle()).getLeft();
      assertThat(failure.getClass().getSimpleName()).isEqualTo(question);
      assertThat(minimax.provider().video().result(Tasks.handle()).getLeft())
          .as("a question that failed is no task that failed")
          .isInstanceOf(failure.getClass());
    }
    String failed =
        Tasks.answer("\"task_id\":\"" + Tasks.TASK_ID + "\",\"status\":\"Fail\",", code, "why");
    try (RawServer server = new RawServer(r -> RawServer.json(200, failed));
        Minimax minimax = Minimax.open(Tasks.config(server.address()))) {
      assertThat(minimax.provider().video().status(Tasks.handle()).get())
          .isInstanceOf(ProviderStatus.Completed.class);
      assertThat(minimax.provider().video().result(Tasks.handle()).get())
          .isInstanceOfSatisfying(
              ProviderResult.Failed.class,
              it -> {
                assertThat(it.error().kind()).isEqualTo(ProviderError.Kind.valueOf(verdict));
                assertThat(it.error().type()).isEqualTo(String.valueOf(code));
                assertThat(it.charge().units()).contains(BigDecimal.ZERO);
              });
    }
  }

  private static String shown(SubmitAnswer answer) {
    return answer instanceof SubmitAnswer.Refused refused
        ? "Refused " + refused.error().kind()
        : answer.getClass().getSimpleName();
  }

  /** As some gateways write whatever they answer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"fail\",\"data\":null}",
        "{\"status\":\"failed\",\"message\":\"upstream\",\"task_id\":\"\"}",
        "{\"status\":\"Fail\",\"base_resp\":{\"status_code\":0}}"
      })
  void aFailureThatNamesNoTaskProvesNothingAndIsNotFree(String body) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, body));
        Minimax minimax = Minimax.open(Tasks.config(server.address()))) {
      assertThat(minimax.provider().video().result(Tasks.handle()).get())
          .isInstanceOfSatisfying(
              ProviderResult.Unproven.class,
              it ->
                  assertThat(it.end())
                      .isInstanceOfSatisfying(
                          ProviderResult.Failed.class,
                          failed -> assertThat(failed.charge()).isEqualTo(Charge.unknown())));
    }
  }

  @Test
  void whoIsThrottledWaitsForAMinute() throws Exception {
    String refused = Tasks.answer("", 1002, "rate limit");
    try (RawServer server = new RawServer(r -> RawServer.json(200, refused));
        Minimax minimax = Minimax.open(Tasks.config(server.address()))) {
      assertThat(minimax.provider().video().submit(Tasks.submission()))
          .isInstanceOfSatisfying(
              SubmitAnswer.Refused.class,
              it -> assertThat(it.retryAfter()).contains(Duration.ofMinutes(1)));
      assertThat(minimax.provider().video().status(Tasks.handle()).getLeft())
          .isEqualTo(new ProviderFailure.Throttled(Duration.ofMinutes(1)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"base_resp\":{\"status_code\":0,\"status_msg\":\"success\"}}",
        "{\"task_id\":null,\"base_resp\":{\"status_code\":0}}",
        "{\"task_id\":\"\",\"base_resp\":{\"status_code\":0}}",
        "{\"task_id\":\"  \",\"base_resp\":{\"status_code\":0}}",
        "{}",
        "[]",
        "",
        "<html>ok</html>",
        "{\"base_resp\":{\"status_code\":\"0\"}}",
        "{\"base_resp\":{\"status_code\":1e99}}",
      })
  void twoHundredWithoutATaskIsNoAcceptance(String body) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, body));
        Minimax minimax = Minimax.open(Tasks.config(server.address()))) {
      assertThat(minimax.provider().video().submit(Tasks.submission()))
          .isInstanceOf(SubmitAnswer.Unknown.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"'\"7\"', 7", "7, 7", "176844028768320123, 176844028768320123"})
  void aTaskIsAcceptanceWhateverItsForm(String written, String id) throws Exception {
    for (int code : new int[] {0, 1002}) {
      String body = Tasks.answer("\"task_id\":" + written + ",", code, "");
      try (RawServer server = new RawServer(r -> RawServer.json(200, body));
          Minimax minimax = Minimax.open(Tasks.config(server.address()))) {
        assertThat(minimax.provider().video().submit(Tasks.submission()))
            .isInstanceOfSatisfying(
                SubmitAnswer.Accepted.class,
                it -> assertThat(it.handle().requestId()).isEqualTo(id));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, 1026, Refused REFUSED, Rejected",
    "422, 2013, Refused REFUSED, NotFound",
    "400, -1, Unknown, Rejected",
    "401, 1004, Refused DENIED, Denied",
    "403, -1, Refused DENIED, Denied",
    "404, -1, Refused NOT_SOLD, NotFound",
    "413, -1, Refused REFUSED, Rejected",
    "429, -1, Refused THROTTLED, Throttled",
    "500, 1008, Refused DENIED, Denied",
    "500, 1000, Unknown, ServerFault",
    "500, 1027, Unknown, Rejected",
    "502, -1, Unknown, ServerFault",
    "302, -1, Unknown, Unreadable",
  })
  void aGatewaysStatusIsReadBesideTheCode(int status, int code, String submit, String question)
      throws Exception {
    String body = code < 0 ? "{}" : Tasks.answer("", code, "words");
    try (RawServer server = new RawServer(r -> RawServer.json(status, body));
        Minimax minimax = Minimax.open(Tasks.config(server.address()))) {
      assertThat(shown(minimax.provider().video().submit(Tasks.submission()))).isEqualTo(submit);
      assertThat(
              minimax
                  .provider()
                  .video()
                  .status(Tasks.handle())
                  .getLeft()
                  .getClass()
                  .getSimpleName())
          .isEqualTo(question);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Preparing, Queued",
    "Queueing, Queued",
    "Processing, Running",
    "processing, Running",
    "Throttling, Running",
    "Success, Completed",
    "success, Completed",
    "Fail, Completed",
    "failed, Completed",
  })
  void aWordOfStatusIsReadWithoutCase(String word, String status) throws Exception {
    String body = Tasks.answer("\"status\":\"" + word + "\",", 0, "");
    try (RawServer server = new RawServer(r -> RawServer.json(200, body));
        Minimax minimax = Minimax.open(Tasks.config(server.address()))) {
      assertThat(minimax.provider().video().status(Tasks.handle()).get().getClass().getSimpleName())
          .isEqualTo(status);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"176844028768320123\"", "176844028768320123"})
  void aFileIsATextHereAndANumberThere(String written) throws Exception {
    String query =
        Tasks.answer("\"status\":\"Success\",\"file_id\":" + written + ",", 0, "success");
    String file =
        Tasks.answer(
            "\"file\":{\"file_id\":176844028768320123,\"bytes\":0,"
                + "\"download_url\":\"https://clips.example/x.mp4?sig=1\"},",
            0,
            "success");
    try (RawServer server =
            new RawServer(r -> RawServer.json(200, r.target().contains("files") ? file : query));
        Minimax minimax = Minimax.open(Tasks.config(server.address()))) {
      assertThat(minimax.provider().video().result(Tasks.handle()).get())
          .isInstanceOfSatisfying(
              ProviderResult.Finished.class,
              it ->
                  assertThat(it.clip().location())
                      .hasToString("https://clips.example/x.mp4?sig=1"));
      assertThat(server.received().getLast().target())
          .endsWith("/v1/files/retrieve?file_id=176844028768320123");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 7, 7, Unreadable",
    "106916112212032, 7, 9, Unreadable",
    "106916112212032, 7, 7, Finished",
    "'', 7, '', Finished",
  })
  void whatIsToldOfAnotherTaskIsNoAnswer(String task, String file, String other, String result)
      throws Exception {
    String query =
        Tasks.answer(
            "\"task_id\":\"%s\",\"status\":\"Success\",\"file_id\":\"%s\",".formatted(task, file),
            0,
            "");
    String found =
        Tasks.answer(
            "\"file\":{\"file_id\":\"%s\",\"download_url\":\"https://clips.example/x\"},"
                .formatted(other),
            0,
            "");
    try (RawServer server =
            new RawServer(r -> RawServer.json(200, r.target().contains("files") ? found : query));
        Minimax minimax = Minimax.open(Tasks.config(server.address()))) {
      Object told =
          minimax.provider().video().result(Tasks.handle()).fold(failure -> failure, it -> it);
      assertThat(told.getClass().getSimpleName()).isEqualTo(result);
    }
  }

  @Test
  void aSuccessWithoutAFileOrAnAddressIsToldAsSuch() throws Exception {
    String query = Tasks.answer("\"status\":\"Success\",\"file_id\":\"%s\",", 0, "success");
    for (List<String> told :
        List.of(List.of("", ""), List.of("7", ""), List.of("7", "data:video/mp4;base64,AAAA"))) {
      String id = told.getFirst();
      String address = told.getLast();
      String file =
          Tasks.answer("\"file\":{\"download_url\":\"%s\"},".formatted(address), 0, "success");
      try (RawServer server =
              new RawServer(r ->
                  RawServer.json(200, r.target().contains("files") ? file : query.formatted(id)));
          Minimax minimax = Minimax.open(Tasks.config(server.address()))) {
        assertThat(minimax.provider().video().result(Tasks.handle()).get())
            .isInstanceOf(ProviderResult.WithoutClip.class);
      }
    }
  }

  @Test
  void whatIsSentIsFlatAndNamesTheModelAndItsResolution() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, Tasks.accepted()));
        Minimax minimax = Minimax.open(Tasks.config(server.address()))) {
      minimax.provider().video().submit(Tasks.submission());

      RawServer.Received request = server.received().getFirst();
      assertThat(request.method() + " " + request.target())
          .isEqualTo("POST /api.minimax.io/v1/video_generation");
      assertThat(request.header("authorization")).isEqualTo("Bearer offline");
      assertThat(request.text())
          .contains(
              "\"model\":\"MiniMax-Hailuo-02\"",
              "\"resolution\":\"512P\"",
              "\"duration\":6",
              "\"first_frame_image\":\"https://images.example/kite.png\"")
          .doesNotContain("callback_url", "seed");
    }
  }
}
