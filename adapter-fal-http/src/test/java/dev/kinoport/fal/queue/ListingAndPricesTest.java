package dev.kinoport.fal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.price.FalPrices;
import dev.kinoport.fal.raw.Wishes;
import dev.kinoport.input.CanonicalJson;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Finding;
import dev.kinoport.provider.Handle;
import dev.kinoport.provider.ProviderFailure;
import dev.kinoport.testkit.http.HeldMemory;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** fal's books: past requests and today's prices. */
class ListingAndPricesTest {
  private static final Instant SENT = Instant.parse("2026-11-21T04:00:00Z");
  private static final String INPUT = CanonicalJson.write(Wishes.submission().fields());

  @Test
  void requestsWithExactlyTheSameInputMatchOldestFirst() throws Exception {
    String shuffled =
        """
        {"resolution":"768P","prompt":"A red kite","duration":"6","prompt_optimizer":true,
         "image_url":"https://images.example/kite.png"}\
        """;
    String items =
        String.join(
            ",",
            item("late", "2026-11-21T04:00:09Z", shuffled),
            item("early", "2026-11-21T04:00:01.5Z", INPUT),
            item("as-text", "2026-11-21T04:00:10Z", quoted(INPUT)),
            item("other-prompt", "2026-11-21T04:00:02Z", INPUT.replace("red", "blue")),
            item("one-more-field", "2026-11-21T04:00:02Z", INPUT.replace("{", "{\"seed\":1,")),
            item("before", "2026-11-21T03:00:00Z", INPUT),
            "null",
            "{\"request_id\":\"no-input\"}");
    try (RawServer server =
        new RawServer(r -> RawServer.json(200, "{\"items\":[" + items + "]}"))) {
      assertThat(find(FalConfig.emulator(server.address())).get())
          .isEqualTo(
              new Finding.Matches(
                  List.of(handle("early"), handle("late"), handle("as-text")), false));
      RawServer.Received asked = server.received().getFirst();
      assertThat(asked.target())
          .startsWith("/api.fal.ai/v1/models/requests/by-endpoint?expand=payloads&limit=100")
          .contains("endpoint_id=fal-ai%2Fminimax%2Fhailuo-02%2Fstandard%2Fimage-to-video");
    }
  }

  @Test
  void everyPageIsRead() throws Exception {
    try (RawServer server =
        new RawServer(r ->
            r.target().contains("cursor=c2")
                ? RawServer.json(
                    200,
                    "{\"items\":[%s],\"has_more\":false}"
                        .formatted(item("b", "2026-11-21T04:00:01Z", INPUT)))
                : RawServer.json(200, "{\"items\":[],\"next_cursor\":\"c2\",\"has_more\":true}"))) {
      assertThat(find(FalConfig.emulator(server.address())).get())
          .isEqualTo(new Finding.Matches(List.of(handle("b")), false));
    }
  }

  @Test
  void anAbsenceIsBelievedOnlyOnRequest() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, "{\"items\":[]}"))) {
      FalConfig config = FalConfig.emulator(server.address());
      assertThat(find(config).get()).isEqualTo(new Finding.Matches(List.of(), false));
      assertThat(find(config.reconciling(Reconciling.MATCHES_AND_ABSENCE)).get())
          .isEqualTo(new Finding.Matches(List.of(), true));
    }
  }

  @Test
  void aListingWithoutAnEndIsNeverConclusive() throws Exception {
    try (RawServer server =
        new RawServer(
            r -> RawServer.json(200, "{\"items\":[],\"next_cursor\":\"c\",\"has_more\":true}"))) {
      Reconciling bold = Reconciling.MATCHES_AND_ABSENCE;
      assertThat(find(FalConfig.emulator(server.address()).reconciling(bold)).get())
          .isEqualTo(new Finding.Matches(List.of(), false));
      assertThat(server.received()).hasSize(20);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"input withheld\"", "[1]"})
  void anAbsenceIsNotBelievedWhereAnInputIsNotShown(String input) throws Exception {
    String item = item("hidden", "2026-11-21T04:00:01Z", input);
    try (RawServer server = new RawServer(r -> RawServer.json(200, "{\"items\":[" + item + "]}"))) {
      Reconciling bold = Reconciling.MATCHES_AND_ABSENCE;
      assertThat(find(FalConfig.emulator(server.address()).reconciling(bold)).get())
          .isEqualTo(new Finding.Matches(List.of(), false));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":[],\"has_more\":true}",
        "{\"items\":[],\"next_cursor\":\"c\"}",
        "{\"items\":[null]}",
        "{\"items\":[{\"json_input\":{\"a\":1}}]}"
      })
  void anAbsenceIsNotBelievedOfAListingThatMayHoldMore(String body) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, body))) {
      Reconciling bold = Reconciling.MATCHES_AND_ABSENCE;
      assertThat(find(FalConfig.emulator(server.address()).reconciling(bold)).get())
          .isEqualTo(new Finding.Matches(List.of(), false));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"items\":null}", "{\"error\":{\"type\":\"server_error\"}}"})
  void anAnswerWithoutAListSaysNothing(String body) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, body))) {
      Reconciling bold = Reconciling.MATCHES_AND_ABSENCE;
      assertThat(find(FalConfig.emulator(server.address()).reconciling(bold)).getLeft())
          .isInstanceOf(ProviderFailure.Unreadable.class);
    }
  }

  @Test
  void anAbsenceIsNotBelievedWhereATwinMayBeOursByAWrongClock() throws Exception {
    String twin = item("twin", "2026-11-21T03:50:00Z", INPUT);
    try (RawServer server = new RawServer(r -> RawServer.json(200, "{\"items\":[" + twin + "]}"))) {
      Reconciling bold = Reconciling.MATCHES_AND_ABSENCE;
      assertThat(find(FalConfig.emulator(server.address()).reconciling(bold)).get())
          .isEqualTo(new Finding.Matches(List.of(), false));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410, 501})
  void noListingIsAnHonestAnswer(int code) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(code, "{}"))) {
      FalConfig config = FalConfig.emulator(server.address());
      assertThat(find(config).get()).isInstanceOf(Finding.Unsupported.class);
      assertThat(find(config.reconciling(Reconciling.OFF)).get())
          .isInstanceOf(Finding.Unsupported.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aListingThatFailsIsAskedAgainLater() throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(503, "{}"))) {
      assertThat(find(FalConfig.emulator(server.address())).getLeft())
          .isInstanceOf(ProviderFailure.ServerFault.class);
    }
  }

  /** All pages were once held to the end, eight megabytes each. */
  @Test
  void ofAllThatIsListedWhatTellsItApartIsKept() throws Exception {
    String long4 = "x".repeat(4 * 1024 * 1024);
    HeldMemory memory = new HeldMemory();
    AtomicInteger pages = new AtomicInteger();
    try (RawServer server =
        new RawServer(request -> {
          memory.look();
          int page = pages.incrementAndGet();
          String other = INPUT.replace("red", long4 + page);
          return RawServer.json(
              200,
              "{\"items\":[%s,%s],\"next_cursor\":\"%d\",\"has_more\":%b}"
                  .formatted(
                      item("other-" + page, "2026-11-21T04:00:02Z", other),
                      item("ours-" + page, "2026-11-21T04:00:02Z", INPUT),
                      page,
                      page < 15));
        })) {
      FalConfig config = FalConfig.emulator(server.address());
      Finding.Matches found = (Finding.Matches) find(config).get();
      assertThat(found.handles()).hasSize(15);
      assertThat(memory.growth()).isLessThan(30L * 1024 * 1024);
    }
  }

  /** Whoever answers in pages of thousands is not listened to without end. */
  @Test
  void aListOfTooManyProvesNoAbsence() throws Exception {
    String row = item("other", "2026-11-21T04:00:02Z", "{\"prompt\":\"a boat\"}");
    for (int rows : new int[] {10_000, 10_001}) {
      String body =
          "{\"items\":[%s],\"has_more\":false}"
              .formatted(String.join(",", Collections.nCopies(rows, row)));
      try (RawServer server = new RawServer(r -> RawServer.json(200, body))) {
        FalConfig config = FalConfig.emulator(server.address());
        Finding found = find(config.reconciling(Reconciling.MATCHES_AND_ABSENCE)).get();
        assertThat(found).isEqualTo(new Finding.Matches(List.of(), rows == 10_000));
      }
    }
  }

  @Test
  void todaysPriceIsExact() throws Exception {
    String body =
        """
        {"prices":[{"endpoint_id":"other/x","unit_price":9,"unit":"video","currency":"USD"},
          {"endpoint_id":"%s","unit_price":0.0450,"unit":"second","currency":"USD"}]}\
        """
            .formatted(Wishes.ENDPOINT);
    try (RawServer server = new RawServer(r -> RawServer.json(200, body));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.prices().today(Wishes.ENDPOINT).get())
          .isEqualTo(Option.of(new FalPrices.UnitPrice(Money.usd("0.045"), "second")));
      assertThat(fal.prices().today("nobody/knows").get()).isEqualTo(Option.none());
    }
  }

  /** fal answers for 50 at most, and for none of them if one is unknown to it. */
  @Test
  void manyPricesAreAskedForTogetherAndOneThatIsUnknownSpoilsNoOther() throws Exception {
    List<String> endpoints =
        IntStream.range(0, 60).mapToObj(number -> "acme/dream-" + number).toList();
    List<Integer> sizes = new CopyOnWriteArrayList<>();
    try (RawServer server =
            new RawServer(request -> {
              List<String> asked =
                  List.of(
                      URLDecoder.decode(
                              request.target().replaceFirst(".*endpoint_id=", ""),
                              StandardCharsets.UTF_8)
                          .split(","));
              sizes.add(asked.size());
              return asked.contains("acme/dream-7")
                  ? RawServer.json(404, "{}")
                  : RawServer.json(200, prices(asked));
            });
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      Map<String, FalPrices.UnitPrice> prices = fal.prices().today(endpoints).get();

      assertThat(prices)
          .hasSize(59)
          .doesNotContainKey("acme/dream-7")
          .containsEntry("acme/dream-59", new FalPrices.UnitPrice(Money.usd("0.25"), "s"));
      assertThat(sizes).startsWith(50, 25, 12).endsWith(10).hasSizeLessThan(16);
    }
  }

  private static String prices(List<String> endpoints) {
    return endpoints.stream()
        .map(endpoint ->
            "{\"endpoint_id\":\"%s\",\"unit_price\":0.25,\"unit\":\"s\",\"currency\":\"USD\"}"
                .formatted(endpoint))
        .collect(Collectors.joining(",", "{\"prices\":[", "]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"prices\":[null,{}]}", "{\"prices\":null}"})
  void anUnknownPriceIsUnknown(String body) throws Exception {
    try (RawServer server = new RawServer(r -> RawServer.json(200, body));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.prices().today(Wishes.ENDPOINT).get()).isEqualTo(Option.none());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "-1", "null"})
  void aPriceThatCannotBeOneIsUnknown(String price) throws Exception {
    String body =
        "{\"prices\":[{\"endpoint_id\":\"%s\",\"unit_price\":%s,\"currency\":\"USD\"}]}"
            .formatted(Wishes.ENDPOINT, price);
    try (RawServer server = new RawServer(r -> RawServer.json(200, body));
        Fal fal = Fal.open(FalConfig.emulator(server.address()))) {
      assertThat(fal.prices().today(Wishes.ENDPOINT).get()).isEqualTo(Option.none());
    }
  }

  private static Either<ProviderFailure, Finding> find(FalConfig config) {
    try (Fal fal = Fal.open(config)) {
      return fal.provider().video().find(Wishes.submission(), SENT);
    }
  }

  private static Handle handle(String requestId) {
    return Wishes.handle(requestId);
  }

  private static String item(String id, String sentAt, String input) {
    return "{\"request_id\":\"%s\",\"sent_at\":\"%s\",\"json_input\":%s}"
        .formatted(id, sentAt, input);
  }

  private static String quoted(String json) {
    return "\"" + json.replace("\"", "\\\"") + "\"";
  }
}
