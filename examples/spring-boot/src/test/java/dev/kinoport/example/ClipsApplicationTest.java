package dev.kinoport.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Kinoport;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.price.Money;
import dev.kinoport.spring.test.KinoportTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;

// @start region="test"
@KinoportTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ClipsApplicationTest {
  @Autowired FakeProvider fake;
  @Autowired VirtualTime time;
  // @end
  @Autowired Kinoport kinoport;

  @Value("${local.server.port}")
  int port;

  private final HttpClient client = HttpClient.newHttpClient();

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
  }

  private String get(String path) throws IOException, InterruptedException {
    return client.send(to(path).build(), BodyHandlers.ofString()).body();
  }

  private HttpResponse<String> start(String prompt, String key)
      throws IOException, InterruptedException {
    String wish =
        """
        {"prompt": "%s", "image": "https://images.example/kite.jpg"}\
        """
            .formatted(prompt);
    return client.send(
        to("/clips")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(wish))
            .build(),
        BodyHandlers.ofString());
  }

  private static String id(HttpResponse<String> answer) {
    Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(answer.body());
    assertThat(id.find()).as(answer.body()).isTrue();
    return id.group(1);
  }

  @Test
  @Timeout(300)
  void anOrderThatComesTwiceIsOneClipAndIsPaidOnce() throws Exception {
    // @start region="once"
    String id = id(start("the kite dives", "order-1"));
    String again = id(start("the kite dives", "order-1"));
    time.advanceUntilIdle(Duration.ofHours(1));

    assertThat(again).isEqualTo(id);
    assertThat(get("/clips/" + id)).contains("\"status\":\"succeeded\"", "\"amount\":\"0.28\"");
    assertThat(fake.bill().countByGeneration()).containsEntry(id, 1);
    // @end
    assertThat(fake.bill().total().compareTo(Money.usd("0"))).isPositive();
  }

  @Test
  @Timeout(300)
  void progressIsToldFromTheBeginningToTheEnd() throws Exception {
    String id = id(start("the kite climbs", "order-2"));
    CompletableFuture<HttpResponse<Stream<String>>> stream =
        client.sendAsync(to("/clips/" + id + "/progress").build(), BodyHandlers.ofLines());
    HttpResponse<Stream<String>> open = stream.get();
    time.advanceUntilIdle(Duration.ofHours(1));

    assertThat(open.body().filter(line -> line.startsWith("event:")).distinct())
        .containsExactly(
            "event:planned",
            "event:submitting",
            "event:queued",
            "event:running",
            "event:fetching",
            "event:downloading",
            "event:succeeded");
  }

  @Test
  @Timeout(300)
  void theActuatorTellsWhatItCostAndHowItIs() throws Exception {
    start("the kite lands", "order-3");
    time.advanceUntilIdle(Duration.ofHours(1));

    assertThat(get("/actuator/metrics/kinoport.cost.actual"))
        .contains("\"statistic\":\"TOTAL\"")
        .contains("USD");
    assertThat(get("/actuator/metrics/kinoport.call?tag=call:submit")).contains("accepted");
    assertThat(get("/actuator/health")).contains("\"status\":\"UP\"");
  }

  @Test
  @Timeout(300)
  void whatCannotBeMadeIsAProblemAndCostsNothing() throws Exception {
    int before = fake.bill().count();

    HttpResponse<String> taken = start("another kite", "order-4");
    HttpResponse<String> refused = start("yet another kite", "order-4");

    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("order-4 belongs to generation");
    assertThat(client.send(to("/clips/a.b").build(), BodyHandlers.ofString()).statusCode())
        .isEqualTo(400);
    assertThat(fake.bill().count()).isEqualTo(before);
  }

  @Test
  @Timeout(300)
  @DirtiesContext
  void anOpenStreamEndsWhenTheEngineIsClosed() throws Exception {
    String id = id(start("a kite that waits", "order-5"));
    HttpResponse<Stream<String>> open =
        client.send(to("/clips/" + id + "/progress").build(), BodyHandlers.ofLines());

    kinoport.close();

    assertThat(open.body().filter(line -> line.startsWith("event:")))
        .containsExactly("event:planned");
  }
}
