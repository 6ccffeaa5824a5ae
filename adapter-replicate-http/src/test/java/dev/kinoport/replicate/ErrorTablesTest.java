package dev.kinoport.replicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.testkit.http.RawServer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of Replicate's tables of errors, at every place where one can come. */
class ErrorTablesTest {
  @ParameterizedTest
  @CsvSource({
    "400, Refused REFUSED, ServerFault",
    "401, Refused DENIED, Denied",
    "402, Refused DENIED, Denied",
    "403, Refused DENIED, Denied",
    "404, Refused NOT_SOLD, NotFound",
    "408, Unknown, ServerFault",
    "409, Unknown, ServerFault",
    "413, Refused REFUSED, Rejected",
    "418, Unknown, ServerFault",
    "422, Refused REFUSED, Rejected",
    "429, Refused THROTTLED, Throttled",
    "500, Unknown, ServerFault",
    "502, Unknown, ServerFault",
    "504, Unknown, ServerFault",
    "520, Unknown, ServerFault",
    "524, Unknown, ServerFault",
    "301, Unknown, Unreadable",
    "302, Unknown, Unreadable",
    "307, Unknown, Unreadable",
  })
  void aStatusMeansWhatItsPlaceSays(int status, String submit, String question) throws Exception {
    String problem = Predictions.problem(status, "words of Replicate", "");
    try (RawServer server = new RawServer(r -> RawServer.json(status, problem, "Location: /x"));
        Replicate replicate = Replicate.open(Predictions.config(server.address()))) {
      SubmitAnswer answer = replicate.provider().video().submit(Predictions.submission());
      assertThat(Predictions.shown(answer)).isEqualTo(submit);
      assertThat(answer.toString()).contains("Replicate answered " + status, "words of Replicate");
      assertThat(server.received()).as("sent once").hasSize(1);
      ProviderFailure failure = replicate.provider().video().status(Predictions.handle()).getLeft();
      assertThat(failure.getClass().getSimpleName()).isEqualTo(question);
      assertThat(replicate.provider().video().result(Predictions.handle()).getLeft())
          .isInstanceOf(failure.getClass());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 403, 404, 413, 422, 429})
  void aPageOfSomebodyOnTheWayRefusesNothing(int status) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(status, "<html>no</html>"));
        Replicate replicate = Replicate.open(Predictions.config(server.address()))) {
      assertThat(replicate.provider().video().submit(Predictions.submission()))
          .isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(replicate.provider().video().status(Predictions.handle()).getLeft())
          .isNotInstanceOf(ProviderFailure.NotFound.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"200", "201", "202", "299"})
  void anIdIsAcceptanceWhateverTheCode(int code) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(code, Predictions.accepted()));
        Replicate replicate = Replicate.open(Predictions.config(server.address()))) {
      assertThat(replicate.provider().video().submit(Predictions.submission()))
          .isInstanceOfSatisfying(
              SubmitAnswer.Accepted.class,
              it -> assertThat(it.handle()).isEqualTo(Predictions.handle()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"id\":null}",
        "{\"id\":\"  \"}",
        "{\"id\":\"abcdefgh\"",
        "<html>ok</html>"
      })
  void successWithoutAnIdIsUnknown(String body) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(201, body));
        Replicate replicate = Replicate.open(Predictions.config(server.address()))) {
      assertThat(replicate.provider().video().submit(Predictions.submission()))
          .isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(replicate.provider().video().status(Predictions.handle()).getLeft())
          .isInstanceOf(ProviderFailure.Unreadable.class);
    }
  }

  @Test
  void aBodyThatIsCutIsUnknown() throws Exception {
    byte[] half = Predictions.accepted().substring(0, 20).getBytes(StandardCharsets.UTF_8);
    try (RawServer server = new RawServer(r -> RawServer.cut("application/json", 200, half));
        Replicate replicate = Replicate.open(Predictions.config(server.address()))) {
      assertThat(replicate.provider().video().submit(Predictions.submission()))
          .isInstanceOf(SubmitAnswer.Unknown.class);
      assertThat(replicate.provider().video().status(Predictions.handle()).getLeft())
          .isInstanceOf(ProviderFailure.Unreachable.class);
    }
  }

  @Test
  void aRefusalNamesEachField() throws Exception {
    String fields =
        ",\"invalid_fields\":[{\"type\":\"enum\",\"field\":\"input.resolution\","
            + "\"description\":\"must be one of 768p\"},7,{\"field\":\"input.seed\"}]";
    String problem = Predictions.problem(422, "- input.resolution: must be", fields);
    try (RawServer server = new RawServer(r -> RawServer.json(422, problem));
        Replicate replicate = Replicate.open(Predictions.config(server.address()))) {
      assertThat(replicate.provider().video().submit(Predictions.submission()))
          .isInstanceOfSatisfying(
              SubmitAnswer.Refused.class,
              it -> {
                assertThat(it.error().type()).isEqualTo("http_422");
                assertThat(it.error().retryable()).isFalse();
                assertThat(it.error().details())
                    .extracting(
                        ProviderError.Detail::field,
                        ProviderError.Detail::type,
                        ProviderError.Detail::message)
                    .containsExactly(
                        tuple("input.resolution", "enum", "must be one of 768p"),
                        tuple("input.seed", "", ""));
              });
    }
  }

  @Test
  void aRefusalOfTooManyFieldsNamesSome() throws Exception {
    String fields = ",\"invalid_fields\":[" + "{},".repeat(100_000) + "{}]";
    String problem = Predictions.problem(422, "- input: must be", fields);
    try (RawServer server = new RawServer(r -> RawServer.json(422, problem));
        Replicate replicate = Replicate.open(Predictions.config(server.address()))) {
      assertThat(replicate.provider().video().submit(Predictions.submission()))
          .isInstanceOfSatisfying(
              SubmitAnswer.Refused.class, it -> assertThat(it.error().details()).hasSize(100));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After: 7, ',\"retry_after\":5', resets in ~3s., 7",
    "X: y, ',\"retry_after\":5', resets in ~3s., 5",
    "X: y, '', Your rate limit resets in ~3s., 3",
    "X: y, '', Slow down, 10",
    "X: y, ',\"retry_after\":-5', Slow down, 10",
    "X: y, ',\"retry_after\":0', Slow down, 1",
    "X: y, ',\"retry_after\":999999', Slow down, 3600",
  })
  void whoIsThrottledWaitsAsLongAsAnybodySays(
      String header, String member, String detail, long seconds) throws Exception {
    String problem = Predictions.problem(429, detail, member);
    try (RawServer server = new RawServer(r -> RawServer.json(429, problem, header));
        Replicate replicate = Replicate.open(Predictions.config(server.address()))) {
      assertThat(replicate.provider().video().submit(Predictions.submission()))
          .isInstanceOfSatisfying(
              SubmitAnswer.Refused.class,
              it -> assertThat(it.retryAfter()).contains(Duration.ofSeconds(seconds)));
      assertThat(replicate.provider().video().status(Predictions.handle()).getLeft())
          .isEqualTo(new ProviderFailure.Throttled(Duration.ofSeconds(seconds)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "The input was flagged as sensitive. (E005), REFUSED, E005, false",
    "Prediction failed (E1000), FAULT, E1000, true",
    "E1001: out of memory, FAULT, E1001, false",
    "webhook URL is empty (E4875), FAULT, E4875, true",
    "did not start (E6716), NOT_STARTED_IN_TIME, E6716, true",
    "E8367, FAULT, E8367, true",
    "E8765, FAULT, E8765, true",
    "E9243, FAULT, E9243, true",
    "E9825, FAULT, E9825, true",
    "the vendor is not amused, FAULT, failed, true",
    "'', FAULT, failed, true",
  })
  void aFailureIsFreeOfChargeAndItsCodeIsFoundInTheWords(
      String text, ProviderError.Kind kind, String type, boolean retryable) throws Exception {
    String failed = Predictions.prediction("failed", ",\"error\":\"" + text + "\"");
    try (RawServer server = new RawServer(r -> RawServer.json(200, failed));
        Replicate replicate = Replicate.open(Predictions.config(server.address()))) {
      assertThat(replicate.provider().video().result(Predictions.handle()).get())
          .isInstanceOfSatisfying(
              ProviderResult.Failed.class,
              it -> {
                assertThat(it.error().kind()).isEqualTo(kind);
                assertThat(it.error().type()).isEqualTo(type);
                assertThat(it.error().retryable()).isEqualTo(retryable);
                assertThat(it.error().message()).isNotBlank().contains(text);
                assertThat(it.charge().units()).contains(BigDecimal.ZERO);
              });
    }
  }
}
