package dev.kinoport.fal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.clip.RemoteClip;
import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.http.Answer;
import dev.kinoport.provider.Charge;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.provider.ProviderError.Detail;
import dev.kinoport.provider.ProviderError.Kind;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.ProviderResult;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTest {
  private static final Charge FREE = new Charge(Option.of(BigDecimal.ZERO), Option.none());

  @Test
  void aVideoIsAClipWithItsBilledUnits() {
    String body =
        """
        {"video":{"url":"https://v3b.fal.media/files/b/a/x.mp4","content_type":"video/mp4",
          "file_name":"x.mp4","file_size":1234567}}\
        """;

    assertThat(read(200, body, "x-fal-billable-units", "6.00000000").get())
        .isEqualTo(
            new ProviderResult.Finished(
                new RemoteClip(
                    URI.create("https://v3b.fal.media/files/b/a/x.mp4"),
                    Option.of("video/mp4"),
                    Option.of(1_234_567L)),
                new Charge(Option.of(new BigDecimal("6.00000000")), Option.none())));
  }

  @Test
  void aVideoMaySayNothingButItsAddress() {
    assertThat(
            read(200, "{\"video\":{\"url\":\"https://v3.fal.media/x\",\"file_size\":null}}").get())
        .isEqualTo(
            new ProviderResult.Finished(
                new RemoteClip(URI.create("https://v3.fal.media/x"), Option.none(), Option.none()),
                Charge.unknown()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "null", "[]", "7", "{\"video\":"})
  void aResultThatIsNoObjectIsUnreadableAndNoVerdict(String body) {
    assertThat(read(200, body).getLeft()).isInstanceOf(ProviderFailure.Unreadable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | it is empty",
        "{'video':null} | it holds video (null)",
        "{'video':{}} | it holds video (empty)",
        "{'video':''} | it holds video (empty)",
        "{'video':{'url':'','content_type':'video/mp4'}} | it holds video (url empty,"
            + " content_type)",
        "{'video':{'url':' '}} | it holds video (url empty)",
        "{'video':{'url':'a b'}} | it holds video (url)",
        "{'video':{'url':7}} | it holds video (url)",
        "{'video':{'url':'data:video/mp4;base64,AAAA'}} | it holds video (url)",
        "{'videos':[],'seed':7} | it holds videos (empty), seed",
        "{'images':[{'url':'https://x/y.png'}],'prompt':'secret'} | it holds images (a list),"
            + " prompt"
      })
  void aResultWithoutAVideoSaysWhatItHoldsInstead(String body, String held) {
    Either<ProviderFailure, ProviderResult> result =
        read(200, body.replace('\'', '"'), "x-fal-billable-units", "6");

    assertThat(result.get())
        .isEqualTo(
            new ProviderResult.WithoutClip(
                held, new Charge(Option.of(new BigDecimal("6")), Option.none())));
  }

  @Test
  void aVeryLargeResultWithoutAVideoIsToldInShort() {
    String fields =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "\"field%d\":{\"a\":null}".formatted(i))
            .collect(Collectors.joining(","));

    assertThat(read(200, "{" + fields + "}").get().toString()).hasSizeLessThan(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"video\":{},\"videos\":[{\"url\":\"https://v3.fal.media/x\"}]}",
        "{\"output\":\"https://v3.fal.media/x\",\"video\":\"\"}",
        "{\"video_url\":\"https://v3.fal.media/x\"}",
        "{\"file\":{\"url\":\" https://v3.fal.media/x \"}}"
      })
  void aClipIsFoundWhereverModelsPutIt(String body) {
    assertThat(clip(read(200, body)).location()).isEqualTo(URI.create("https://v3.fal.media/x"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://v3.fal.media/a b.mp4, https://v3.fal.media/a%20b.mp4",
    "https://v3.fal.media/x|y.mp4, https://v3.fal.media/x%7Cy.mp4",
    "/files/x.mp4, /files/x.mp4"
  })
  void anAddressIsKeptThoughItIsOddlyWritten(String written, String location) {
    assertThat(clip(read(200, "{\"video\":{\"url\":\"" + written + "\"}}")).location())
        .isEqualTo(URI.create(location));
  }

  @Test
  void aQuestionTooEarlyIsNoFailure() {
    assertThat(
            read(400, "{\"detail\":\"Request is still in progress\",\"request_id\":\"r\"}").get())
        .isEqualTo(new ProviderResult.NotReady());
  }

  @Test
  void aModelErrorKeepsTypeMessageFieldAndContextButNotTheInput() {
    String body =
        """
        {"detail":[{"loc":["body","image_url",0],"msg":"Too large","type":"file_too_large",
          "ctx":{"max_size":20971520},"input":"my secret prompt"},
          {"loc":["body"],"msg":"Pick one","type":"one_of","ctx":{"expected":["a","b"]}}]}\
        """;

    assertThat(read(422, body).get())
        .isEqualTo(
            new ProviderResult.Failed(
                new ProviderError(
                    Kind.REFUSED,
                    "file_too_large",
                    "image_url.0: Too large; Pick one",
                    List.of(
                        new Detail(
                            "body.image_url.0",
                            "file_too_large",
                            "Too large",
                            List.of("max_size=20971520")),
                        new Detail("body", "one_of", "Pick one", List.of("expected=a,b"))),
                    false),
                Charge.unknown()));
  }

  @Test
  void a422MayBeFreeIfFalSaysSo() {
    assertThat(read(422, "{\"detail\":\"no\"}", "x-fal-billable-units", "0").get())
        .isEqualTo(
            new ProviderResult.Failed(
                new ProviderError(Kind.REFUSED, "http_422", "no", List.of(), false), FREE));
  }

  @ParameterizedTest
  @CsvSource({
    "500, internal_server_error, FAULT, true",
    "504, generation_timeout, FAULT, true",
    "400, downstream_service_error, FAULT, true",
    "500, downstream_service_error, FAULT, true",
    "422, content_policy_violation, REFUSED, false",
    "422, no_media_generated, REFUSED, false",
    "422, a_type_of_tomorrow, REFUSED, false",
    "500, a_type_of_tomorrow, FAULT, false"
  })
  void modelErrorsAreSortedByWhoseMoveItIs(int code, String type, Kind kind, boolean retryable) {
    String body = "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"m\",\"type\":\"" + type + "\"}]}";

    ProviderError error = error(read(code, body));

    assertThat(error.type()).isEqualTo(type);
    assertThat(error.kind()).isEqualTo(kind);
    assertThat(error.retryable()).isEqualTo(retryable);
  }

  @ParameterizedTest
  @CsvSource({
    "504, request_timeout, NOT_STARTED_IN_TIME, true",
    "504, startup_timeout, NOT_STARTED_IN_TIME, true",
    "503, runner_scheduling_failure, FAULT, true",
    "503, runner_connection_timeout, FAULT, true",
    "503, runner_disconnected, FAULT, true",
    "503, runner_connection_refused, FAULT, true",
    "503, runner_connection_error, FAULT, true",
    "502, runner_incomplete_response, FAULT, true",
    "500, runner_server_error, FAULT, true",
    "400, bad_request, REFUSED, false",
    "500, internal_error, FAULT, true"
  })
  void platformErrorsAreVerdicts(int code, String type, Kind kind, boolean retryable) {
    ProviderError error =
        error(read(code, "{\"detail\":\"words\",\"error_type\":\"" + type + "\"}"));

    assertThat(error.type()).isEqualTo(type);
    assertThat(error.message()).isEqualTo("words");
    assertThat(error.kind()).isEqualTo(kind);
    assertThat(error.retryable()).isEqualTo(retryable);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Fal-Needs-Retry, 1, true",
    "X-Fal-Retryable, true, true",
    "X-Fal-Needs-Retry, 0, false",
    "X-Fal-Retryable, false, false"
  })
  void theServersWordOnRetriesCounts(String header, String value, boolean retryable) {
    String body = "{\"detail\":[{\"msg\":\"m\",\"type\":\"internal_server_error\"}]}";

    assertThat(error(read(500, body, header, value)).retryable()).isEqualTo(retryable);
  }

  @Test
  void aFaultThatFalNamesIsNotBilled() {
    Either<ProviderFailure, ProviderResult> result =
        read(500, "{\"detail\":\"words\",\"error_type\":\"runner_server_error\"}");

    assertThat(((ProviderResult.Failed) result.get()).charge()).isEqualTo(FREE);
  }

  /** A gateway may write each of these, with the header of the request too. */
  @ParameterizedTest
  @CsvSource({
    "400, {'detail':'Bad Request'}",
    "422, {'detail':'upstream'}",
    "418, {'detail':'teapot'}",
    "500, {'detail':'Internal Server Error'}",
    "500, {'detail':'words';'error_type':null}",
    "500, {'detail':'words';'error_type':' '}",
    "422, {'detail':[{}]}",
    "422, {'detail':[{'loc':[];'msg':' '}]}"
  })
  void anErrorInWhichNothingIsFalsProvesNothingAndIsNotFree(int code, String body) {
    Either<ProviderFailure, ProviderResult> result =
        read(
            code,
            body.replace('\'', '"').replace(';', ','),
            "x-fal-request-id",
            "r-1",
            "X-Fal-Error-Type",
            " ");

    assertThat(perhaps(result).charge()).isEqualTo(Charge.unknown());
  }

  @ParameterizedTest
  @CsvSource({"404, NotFound", "410, NotFound", "408, ServerFault", "421, ServerFault"})
  void whatNobodyFoundIsNoVerdictUnlessItIsBilled(int code, String failure) {
    String body = "{\"detail\":\"gone\",\"error_type\":\"request_not_found\"}";

    assertThat(read(code, body, "X-Fal-Error-Type", "x").getLeft().getClass().getSimpleName())
        .isEqualTo(failure);
    assertThat(read(code, body, "x-fal-billable-units", "1").get())
        .isInstanceOf(ProviderResult.Failed.class);
  }

  @Test
  void whoeverSaysWhenToComeAgainSpeaksOfTheWay() {
    Either<ProviderFailure, ProviderResult> result =
        read(
            500,
            "{\"detail\":\"Internal Server Error\"}",
            "x-fal-request-id",
            "r-1",
            "Retry-After",
            "7");

    assertThat(result.getLeft()).isEqualTo(new ProviderFailure.Throttled(Duration.ofSeconds(7)));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void aFaultOnTheWayIsNoVerdict(int code) {
    assertThat(read(code, "<html>nginx</html>").getLeft())
        .isInstanceOf(ProviderFailure.ServerFault.class);
    assertThat(read(code, "{\"detail\":\"try later\"}").getLeft())
        .isInstanceOf(ProviderFailure.ServerFault.class);
  }

  @ParameterizedTest
  @CsvSource({
    "401, Denied",
    "402, Denied",
    "403, Denied",
    "407, Denied",
    "429, Throttled",
    "404, NotFound"
  })
  void whatIsAboutTheAskerIsNoVerdict(int code, String failure) {
    String body = "{\"detail\":\"User is locked.\",\"status\":\"NOT_FOUND\"}";

    assertThat(read(code, body).getLeft().getClass().getSimpleName()).isEqualTo(failure);
  }

  @ParameterizedTest
  @CsvSource({"400, <html>nginx</html>", "422, <html>nginx</html>", "400, ''", "400, {}", "422, 7"})
  void aRefusalOnTheWayIsNoVerdict(int code, String body) {
    assertThat(read(code, body).getLeft()).isInstanceOf(ProviderFailure.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {406, 409, 413, 451, 501})
  void anErrorOfTheModelsOwnChoiceMayBeAVerdict(int code) {
    Either<ProviderFailure, ProviderResult> result =
        read(code, "{\"detail\":\"I will not\"}", "x-fal-request-id", "r-1");

    assertThat(perhaps(result).error().message()).isEqualTo("I will not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1", "0", "1.5", "99999999999999999999", "\"7\"", "{}"})
  void aSizeThatCannotBeOneIsUnknown(String size) {
    String body = "{\"video\":{\"url\":\"https://v3.fal.media/x\",\"file_size\":" + size + "}}";

    assertThat(read(200, body).get())
        .extracting(result -> ((ProviderResult.Finished) result).clip().size())
        .isEqualTo(Option.none());
  }

  @Test
  void aMonstrousNumberOrTextStaysSmall() {
    String body =
        """
        {"detail":[{"loc":["body","%s"],"msg":"m","type":"%s","ctx":{"max":1e999999999}}]}\
        """
            .formatted("x".repeat(5_000), "t".repeat(5_000));

    assertThat(error(read(422, body)).toString()).hasSizeLessThan(2_000);
    assertThat(error(read(422, "{\"detail\":\"m\",\"error_type\":\"" + "t".repeat(5_000) + "\"}")))
        .extracting(ProviderError::type)
        .asString()
        .hasSizeLessThan(500);
  }

  @Test
  void manyFaultsAreCutDown() {
    String item = "{\"loc\":[\"body\"],\"msg\":\"m\",\"type\":\"one_of\"}";
    String body = "{\"detail\":[" + (item + ",").repeat(5_000) + item + "]}";

    assertThat(error(read(422, body)).details()).hasSize(100);
  }

  @ParameterizedTest
  @CsvSource({"6, 6", "0.5, 0.5", "'', none", "-1, none", "1e3, none", "NaN, none", "'1,5', none"})
  void billedUnitsAreExactOrUnknown(String header, String units) {
    Option<BigDecimal> read =
        BilledUnits.of(new Answer(200, Headers.of("x-fal-billable-units", header), ""));

    assertThat(read.fold(() -> "none", BigDecimal::toPlainString)).isEqualTo(units);
  }

  @ParameterizedTest
  @CsvSource({
    "5, PT5S",
    "' 5 ', PT5S",
    "0, PT0S",
    "99999999999999999999, PT1H",
    "-5, none",
    "1.5, none",
    "soon, none",
    "'Sat, 21 Nov 2026 05:00:30 GMT', PT30S",
    "'Sat, 21 Nov 2026 04:00:00 GMT', PT0S",
    "'Sat, 21 Nov 2099 04:00:00 GMT', PT1H"
  })
  void aPauseIsReadWithinReason(String header, String pause) {
    Option<Duration> read =
        new Answer(503, Headers.of("Retry-After", header), "").retryAfter(Wishes.NOW);

    assertThat(read.fold(() -> "none", Duration::toString)).isEqualTo(pause);
  }

  @ParameterizedTest
  @CsvSource({
    "'Sat, 21 Nov 2026 04:00:05 GMT', 'Sat, 21 Nov 2026 04:00:00 GMT', PT5S",
    "'Sat, 21 Nov 2026 06:00:05 GMT', 'Sat, 21 Nov 2026 06:00:00 GMT', PT5S",
    "'Sat, 21 Nov 2026 05:00:30 GMT', yesterday, PT30S"
  })
  void aMomentIsHeldAgainstTheClockOfWhoeverNamesIt(String moment, String date, String pause) {
    Answer answer = new Answer(503, Headers.of("Retry-After", moment, "Date", date), "");

    assertThat(answer.retryAfter(Wishes.NOW).get()).hasToString(pause);
  }

  @Test
  void aRouteThatTheModelDoesNotHaveIsAVerdict() {
    Either<ProviderFailure, ProviderResult> result =
        read(404, "{\"detail\":\"Path /x not found\"}", "x-fal-billable-units", "0");

    assertThat(error(result).kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void aCancelledRequestIsNoFailure() {
    assertThat(read(499, "{\"detail\":\"Request cancelled by the client.\"}").get())
        .isEqualTo(new ProviderResult.Unproven(new ProviderResult.Cancelled(Charge.unknown())));
    assertThat(read(499, "").get())
        .isEqualTo(new ProviderResult.Unproven(new ProviderResult.Cancelled(Charge.unknown())));
    assertThat(read(499, "{\"detail\":\"stopped\",\"error_type\":\"client_cancelled\"}").get())
        .isEqualTo(new ProviderResult.Cancelled(Charge.unknown()));
    assertThat(read(499, "<html>nginx</html>").getLeft())
        .isInstanceOf(ProviderFailure.ServerFault.class);
  }

  @Test
  void aStartThatTookTooLongSaysSo() {
    assertThat(
            error(
                    read(
                        504,
                        "{\"detail\":\"late\",\"error_type\":\"x\"}",
                        "X-Fal-Request-Timeout-Type",
                        "user"))
                .kind())
        .isEqualTo(Kind.NOT_STARTED_IN_TIME);
  }

  private static RemoteClip clip(Either<ProviderFailure, ProviderResult> result) {
    return ((ProviderResult.Finished) result.get()).clip();
  }

  private static ProviderResult.Failed perhaps(Either<ProviderFailure, ProviderResult> result) {
    return (ProviderResult.Failed) ((ProviderResult.Unproven) result.get()).end();
  }

  private static ProviderError error(Either<ProviderFailure, ProviderResult> result) {
    return ((ProviderResult.Failed) result.get()).error();
  }

  private static Either<ProviderFailure, ProviderResult> read(
      int code, String body, String... headers) {
    return Results.of(new Answer(code, Headers.of(headers), body), Wishes.NOW);
  }
}
