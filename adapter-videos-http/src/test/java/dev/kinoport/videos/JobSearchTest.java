package dev.kinoport.videos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.json.Json;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.provider.VideoBackend;
import dev.kinoport.testkit.http.FixedTime;
import dev.kinoport.testkit.http.HeldMemory;
import dev.kinoport.testkit.http.RawServer;
import dev.kinoport.videos.answer.VideoJob;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A lost answer is looked for in the list, and an absence needs a witness. */
class JobSearchTest {
  private static final Instant SENT = Instant.parse("2026-11-29T08:00:00Z");
  private static final String WITNESS = item("old", "an older one", "848x480", "\"5\"", -3_600);

  private static String item(String id, String prompt, String size, String seconds, long after) {
    return "{\"id\":\"%s\",\"object\":\"video\",\"status\":\"queued\",\"prompt\":\"%s\",\"size\":\"%s\",\"seconds\":%s,\"created_at\":%d}"
        .formatted(id, prompt, size, seconds, SENT.getEpochSecond() + after);
  }

  private static String ours(String id, long after) {
    return item(id, "a kite over the hills", "848x480", "\"5\"", after);
  }

  private static String list(String more, String... items) {
    return "{\"object\":\"list\",\"data\":[" + String.join(",", items) + "]" + more + "}";
  }

  private static Either<ProviderFailure, Finding> find(RawServer server, boolean believes)
      throws Exception {
    VideosConfig config = Jobs.config(server.address()).believesAbsence(believes);
    try (server;
        Videos videos = Videos.open(config, FixedTime.showing(() -> SENT.plusSeconds(600)))) {
      return videos.provider().video().find(Jobs.submission(), SENT);
    }
  }

  private static Finding.Matches matches(String... items) throws Exception {
    return (Finding.Matches)
        find(Jobs.answering(200, list(",\"has_more\":false", items)), true).get();
  }

  private static List<String> names(Finding.Matches matches) {
    return matches.handles().stream().map(Handle::requestId).toList();
  }

  @Test
  void whatShowsTheSameIsOurs() throws Exception {
    Finding.Matches found =
        matches(
            ours("later", 30),
            ours("first", 1),
            item("other", "a boat", "848x480", "\"5\"", 2),
            WITNESS);

    assertThat(names(found)).containsExactly("first", "later");
    assertThat(found.conclusive()).isTrue();
    assertThat(found.handles().getFirst().links()).containsEntry("sku", Jobs.SKU);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"5\"", "5", "5.0", "\"5.0\""})
  void secondsAreATextHereAndANumberThere(String seconds) throws Exception {
    assertThat(names(matches(item("it", "a kite over the hills", "848x480", seconds, 1), WITNESS)))
        .containsExactly("it");
  }

  @Test
  void secondsOfManyDigitsAreNotTold() {
    String digits = "5." + "0".repeat(1_000);

    assertThat(VideoJob.listed(Json.object().with("seconds", digits)).seconds()).isEmpty();
  }

  @Test
  void anAbsenceWithoutAnOlderJobMayBeARestart() throws Exception {
    assertThat(matches().conclusive()).isFalse();
    assertThat(matches(item("new", "a boat", "848x480", "\"5\"", 5)).conclusive()).isFalse();
    assertThat(matches(item("new", "a boat", "848x480", "\"5\"", 5), WITNESS).conclusive())
        .isTrue();
  }

  @Test
  void aTwinThatMayBeOursLeavesADoubt() throws Exception {
    assertThat(matches(ours("by a wrong clock", -600), WITNESS).conclusive()).isFalse();
    assertThat(matches(ours("long ago", -7_200), WITNESS).conclusive()).isTrue();
    Finding.Matches rounded =
        matches(item("rounded", "a kite over the hills", "848x464", "\"5\"", 1), WITNESS);
    assertThat(rounded.handles()).isEmpty();
    assertThat(rounded.conclusive()).as("a server may write a size in its own way").isFalse();
    String mute =
        "{\"id\":\"mute\",\"status\":\"queued\",\"created_at\":%d}"
            .formatted(SENT.getEpochSecond());
    assertThat(matches(mute, WITNESS).conclusive()).as("it says nothing of its prompt").isFalse();
    assertThat(matches("7", WITNESS).conclusive()).as("an item that is no job").isFalse();
  }

  @Test
  void aRelaysAbsenceIsNotBelievedIfSomebodySaysSo() throws Exception {
    Finding finding = find(Jobs.answering(200, list(",\"has_more\":false", WITNESS)), false).get();

    assertThat(finding).isEqualTo(new Finding.Matches(List.of(), false));
  }

  /** All pages were once held to the end, eight megabytes each. */
  @Test
  void ofAllThatIsListedWhatMayBeOursIsKept() throws Exception {
    String long3 = "x".repeat(3 * 1024 * 1024);
    HeldMemory memory = new HeldMemory();
    try (RawServer server =
        new RawServer(request -> {
          memory.look();
          int page = memory.looks();
          String more = ",\"has_more\":%b,\"last_id\":\"n%d\"".formatted(page < 15, page);
          return RawServer.json(
              200,
              list(
                  more,
                  item("n" + page, long3, "848x480", "\"5\"", 500 - page),
                  ours("it" + page, 1).replace("{", "{\"more\":\"" + long3 + "\",")));
        })) {
      Finding.Matches matches = (Finding.Matches) find(server, true).get();
      assertThat(matches.handles()).hasSize(15);
      assertThat(memory.growth()).isLessThan(30L * 1024 * 1024);
    }
  }

  @Test
  void pagesAreReadToTheEnd() throws Exception {
    List<String> hundred =
        IntStream.range(0, 100)
            .mapToObj(i -> item("n" + i, "a boat", "848x480", "\"5\"", 500 - i))
            .toList();
    for (String more : new String[] {",\"has_more\":true,\"last_id\":\"n99\"", ""}) {
      try (RawServer server =
          new RawServer(r ->
              RawServer.json(
                  200,
                  r.target().contains("after=n99")
                      ? list("", ours("it", 1), WITNESS)
                      : list(more, hundred.toArray(String[]::new))))) {
        Finding finding = find(server, true).get();

        assertThat(names((Finding.Matches) finding)).containsExactly("it");
        assertThat(server.received()).hasSize(2);
        assertThat(server.received().getFirst().target()).endsWith("/videos?limit=100&order=desc");
      }
    }
  }

  @Test
  void aServerThatShowsTheSamePageForEverIsNotBelieved() throws Exception {
    List<String> hundred = new ArrayList<>(List.of(WITNESS));
    IntStream.range(1, 100)
        .forEach(i -> hundred.add(item("n" + i, "a boat", "848x480", "\"5\"", i)));
    try (RawServer server = Jobs.answering(200, list("", hundred.toArray(String[]::new)))) {
      assertThat(find(server, true).get()).isEqualTo(new Finding.Matches(List.of(), false));
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  void nobodyGoesBackFurtherThanItMayMatter() throws Exception {
    List<String> hundred =
        IntStream.range(0, 100)
            .mapToObj(i -> item("n" + i, "a boat", "848x480", "\"5\"", -100L * i))
            .toList();
    try (RawServer server =
        Jobs.answering(200, list(",\"has_more\":true", hundred.toArray(String[]::new)))) {
      assertThat(find(server, true).get()).isEqualTo(new Finding.Matches(List.of(), true));
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void whatAnotherServersClockToldProvesNoAbsence() throws Exception {
    String body = list(",\"has_more\":false", WITNESS);
    String[] dates = {"Sun, 29 Nov 2026 08:10:00 GMT", "Sun, 29 Nov 2026 06:10:00 GMT"};
    AtomicInteger looks = new AtomicInteger();
    try (RawServer server =
            new RawServer(
                r -> RawServer.json(200, body, "Date: " + dates[looks.getAndIncrement()]));
        Videos videos =
            Videos.open(
                Jobs.config(server.address()).believesAbsence(true),
                FixedTime.showing(() -> SENT.plusSeconds(600)))) {
      VideoBackend video = videos.provider().video();

      assertThat(video.timeThere()).isEmpty();
      assertThat(((Finding.Matches) video.find(Jobs.submission(), SENT).get()).conclusive())
          .isTrue();
      assertThat(video.timeThere()).containsExactly(SENT.plusSeconds(600));
      assertThat(((Finding.Matches) video.find(Jobs.submission(), SENT).get()).conclusive())
          .isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "404, Unsupported",
    "405, Unsupported",
    "501, Unsupported",
    "401, Denied",
    "429, Throttled",
    "500, ServerFault",
    "200, Unreadable",
  })
  void aListThatIsNotThereIsNoFaultToTryAgain(int code, String outcome) throws Exception {
    Either<ProviderFailure, Finding> finding = find(Jobs.answering(code, "{}"), true);
    Object came = finding.fold(failure -> failure, found -> found);

    assertThat(came.getClass().getSimpleName()).isEqualTo(outcome);
  }
}
