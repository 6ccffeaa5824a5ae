package dev.kinoport.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.input.WireValue;
import dev.kinoport.media.ImageSource;
import dev.kinoport.media.LocalImage;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.Submission;
import dev.kinoport.testkit.http.FixedTime;
import dev.kinoport.testkit.http.HeldMemory;
import dev.kinoport.testkit.http.RawServer;
import dev.kinoport.testkit.http.SampleImage;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a prediction is found whose answer was lost, and when it is believed that there is none. */
class ListingTest {
  private static final Instant LEFT = Instant.parse("2026-11-29T10:00:00Z");
  private static final Instant SOON = LEFT.plusSeconds(61);
  private static final String OURS = row("a", "2026-11-29T10:00:01.5Z", Predictions.INPUT);

  private static String row(String id, String createdAt, String input) {
    return """
    {"id":"%s","created_at":"%s","model":"replicate-internal/x","status":"starting",\
    "input":{%s}}\
    """
        .formatted(id, createdAt, input);
  }

  private static String page(String next, String... rows) {
    return "{\"previous\":null,\"next\":%s,\"results\":[%s]}"
        .formatted(next, String.join(",", rows));
  }

  private static Either<ProviderFailure, Finding> found(
      RawServer server, Instant now, Submission submission) {
    try (Replicate replicate =
        Replicate.open(Predictions.config(server.address()), FixedTime.showing(() -> now))) {
      return replicate.provider().video().find(submission, LEFT);
    }
  }

  private static Finding.Matches matches(Instant now, String page) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, page))) {
      return (Finding.Matches) found(server, now, Predictions.submission()).get();
    }
  }

  private static List<String> ids(Finding.Matches matches) {
    return matches.handles().stream().map(Handle::requestId).toList();
  }

  @Test
  void theInputTellsAndNotTheModelNorTheOrderNorTheSpellingOfANumber() throws Exception {
    String other =
        "\"resolution\":\"512p\",\"prompt_optimizer\":true,\"prompt\":\"a kite over the hills\","
            + "\"first_frame_image\":\"https://images.example/kite.png\",\"duration\":6.0";

    assertThat(ids(matches(SOON, page("null", OURS)))).containsExactly("a");
    assertThat(ids(matches(SOON, page("null", row("b", "2026-11-29T10:00:01Z", other)))))
        .containsExactly("b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ",\"last_frame_image\":null | true",
        ",\"last_frame_image\":\"\" | true",
        ",\"go_fast\":false | true",
        ",\"fps\":24 | true",
        ",\"last_frame_image\":\"https://a.test/1.png\" | false"
      })
  void defaultsThatWereFilledInAreNoDifferenceAndAWishIs(String more, boolean isOurs)
      throws Exception {
    String row = row("a", "2026-11-29T10:00:01Z", Predictions.INPUT + more);

    Finding.Matches matches = matches(SOON, page("null", row));

    assertThat(ids(matches)).hasSize(isOurs ? 1 : 0);
    assertThat(matches.conclusive()).isTrue();
  }

  @Test
  void anotherPromptIsAnotherAndTwoOfTheSameAreTwo() throws Exception {
    String twin = row("b", "2026-11-29T10:00:00.5Z", Predictions.INPUT);
    String boat = row("c", "2026-11-29T10:00:02Z", Predictions.INPUT.replace("a kite", "a boat"));

    assertThat(ids(matches(SOON, page("null", boat, OURS, twin))))
        .as("oldest first")
        .containsExactly("b", "a");
  }

  @Test
  void aTwinThatIsOlderMayBeOursByAWrongClock() throws Exception {
    String older = row("b", "2026-11-29T09:55:00Z", Predictions.INPUT);

    assertThat(ids(matches(SOON, page("null", older)))).isEmpty();
    assertThat(matches(SOON, page("null", older)).conclusive()).isFalse();
    assertThat(ids(matches(SOON, page("null", OURS, older)))).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({"0, false", "59, false", "60, true", "3299, true", "3300, false", "9000, false"})
  void anAbsenceIsBelievedAfterAMinuteAndWithinTheHour(int seconds, boolean conclusive)
      throws Exception {
    Finding.Matches matches = matches(LEFT.plusSeconds(seconds), page("null"));

    assertThat(matches.handles()).isEmpty();
    assertThat(matches.conclusive()).isEqualTo(conclusive);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"x\",\"input\":{},\"data_removed\":true}",
        "{\"id\":\"x\",\"input\":{}}",
        "{\"id\":\"x\"}",
        "{\"input\":{\"prompt\":\"a boat\"}}",
        "7"
      })
  void aRowThatDoesNotShowWhatItWasMayBeOurs(String row) throws Exception {
    Finding.Matches matches = matches(SOON, page("null", row));

    assertThat(matches.handles()).isEmpty();
    assertThat(matches.conclusive()).isFalse();
  }

  @Test
  void theListIsReadFromALittleEarlierToItsEnd() throws Exception {
    try (RawServer server = new RawServer(paged(3, "\"%s&page=%d\""))) {
      Finding.Matches matches =
          (Finding.Matches) found(server, SOON, Predictions.submission()).get();

      assertThat(ids(matches)).containsExactly("a");
      assertThat(matches.conclusive()).isTrue();
      HttpUrl first = HttpUrl.get(server.address() + server.received().getFirst().target());
      assertThat(first.queryParameter("created_after")).isEqualTo("2026-11-29T09:49:59Z");
      assertThat(server.received()).hasSize(3);
    }
  }

  /** A few pages, with ours on the last; the form has the list's address and the next number. */
  private static Function<RawServer.Received, RawServer.Reply> paged(int pages, String form) {
    return request -> {
      String number = request.target().replaceFirst(".*page=([0-9]+)$", "$1");
      int page = number.matches("[0-9]+") ? Integer.parseInt(number) : 1;
      String list =
          "http://" + request.header("host") + "/api.replicate.com/v1/predictions?cursor=x";
      return RawServer.json(
          200, page == pages ? page("null", OURS) : page(form.formatted(list, page + 1)));
    };
  }

  @Test
  void aListThatNeverEndsProvesNothing() throws Exception {
    try (RawServer server = new RawServer(paged(1_000, "\"%s&page=%d\""))) {
      Finding.Matches matches =
          (Finding.Matches) found(server, SOON, Predictions.submission()).get();

      assertThat(matches.conclusive()).isFalse();
      assertThat(server.received()).hasSize(20);
    }
  }

  /** All pages were once held to the end, eight megabytes each. */
  @Test
  void ofAllThatIsListedWhatIsOursIsKept() throws Exception {
    String long4 = "x".repeat(4 * 1024 * 1024);
    HeldMemory memory = new HeldMemory();
    Function<RawServer.Received, RawServer.Reply> last = paged(15, "\"%s&page=%d\"");
    String boat = row("b", "2026-11-29T10:00:02Z", Predictions.INPUT.replace("a kite", long4));
    try (RawServer server =
        new RawServer(request -> {
          memory.look();
          String list =
              "http://" + request.header("host") + "/api.replicate.com/v1/predictions?cursor=x";
          int page = 1 + memory.looks();
          return page > 15
              ? last.apply(request)
              : RawServer.json(200, page("\"%s&page=%d\"".formatted(list, page), boat));
        })) {
      Finding.Matches matches =
          (Finding.Matches) found(server, SOON, Predictions.submission()).get();
      assertThat(ids(matches)).containsExactly("a");
      assertThat(memory.growth()).isLessThan(30L * 1024 * 1024);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"http://localhost:1/v1/predictions?cursor=x\"",
        "\"https://api.replicate.example/v1/predictions\"",
        "\"/v1/predictions?cursor=x\"",
        "7"
      })
  void aListThatLeadsElsewhereIsNotFollowed(String next) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, page(next, OURS)))) {
      Finding.Matches matches =
          (Finding.Matches) found(server, SOON, Predictions.submission()).get();

      assertThat(ids(matches)).containsExactly("a");
      assertThat(matches.conclusive()).isFalse();
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aPictureWithinARequestMayBeShownOtherwise() throws Exception {
    LocalImage image =
        LocalImage.inspect((ImageSource.Bytes) ImageSource.bytes(SampleImage.png())).get();
    URI within = URI.create("data:image/png;base64,AAAA");
    Submission submission =
        Predictions.submission(Predictions.KITE.firstFrame(ImageSource.bytes(SampleImage.png())));
    Submission sent =
        new Submission(
            "gen-1",
            submission.document().inliningUpTo(10_000_000),
            Map.of(image.sha256(), within),
            Option.none());
    assertThat(sent.fields().get("first_frame_image"))
        .isEqualTo(new WireValue.Text(within.toString()));
    String whole =
        Predictions.INPUT.replaceFirst("https://images.example/kite.png", within.toString());
    String cut = Predictions.INPUT.replaceFirst("https://images.example/kite.png", "data:...");

    for (String input : new String[] {whole, cut}) {
      String page = page("null", row("a", "2026-11-29T10:00:01Z", input));
      try (RawServer server = new RawServer(r -> RawServer.json(200, page))) {
        Finding.Matches matches = (Finding.Matches) found(server, SOON, sent).get();
        assertThat(ids(matches)).hasSize(input.equals(whole) ? 1 : 0);
        assertThat(matches.conclusive()).isEqualTo(input.equals(whole));
      }
    }
  }

  @Test
  void aListThatIsNotThereIsNoListAndAFaultIsAFault() throws Exception {
    String problem = Predictions.problem(404, "no such list", "");
    try (RawServer server = new RawServer(r -> RawServer.json(404, problem))) {
      assertThat(found(server, SOON, Predictions.submission()).get())
          .isInstanceOf(Finding.Unsupported.class);
    }
    for (int code : IntStream.of(401, 429, 500, 302).toArray()) {
      try (RawServer server = new RawServer(r -> RawServer.json(code, "{}"))) {
        assertThat(found(server, SOON, Predictions.submission()).isLeft()).isTrue();
      }
    }
    try (RawServer server = new RawServer(r -> RawServer.json(200, "{\"results\":7}"))) {
      assertThat(found(server, SOON, Predictions.submission()).getLeft())
          .isInstanceOf(ProviderFailure.Unreadable.class);
    }
  }

  @Test
  void whoKnowsThatTheListIsLateWaitsLonger() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, page("null")));
        Replicate replicate =
            Replicate.open(
                Predictions.config(server.address()).searchGrace(Duration.ofMinutes(10)),
                FixedTime.showing(() -> SOON))) {
      assertThat(
              ((Finding.Matches)
                      replicate.provider().video().find(Predictions.submission(), LEFT).get())
                  .conclusive())
          .isFalse();
    }
  }
}
