package dev.kinoport.minimax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.emulator.reading.Reading;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.generation.GenerationEvent.Via;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.http.webhook.WebhookRefusal;
import dev.kinoport.minimax.callback.MinimaxCallback;
import dev.kinoport.provider.Capabilities;
import dev.kinoport.provider.ProviderResult;
import dev.kinoport.provider.SubmitAnswer;
import dev.kinoport.testkit.http.RawServer;
import io.vavr.control.Either;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that nobody signs: believed as far as an address that nobody guesses. */
@Timeout(300)
class CallbacksTest {
  @TempDir Path clips;

  private final AtomicReference<Minimax> minimax = new AtomicReference<>();
  private final List<MinimaxCallback.Hint> heard = new CopyOnWriteArrayList<>();
  private final List<WebhookRefusal> refused = new CopyOnWriteArrayList<>();

  private RawServer ears() {
    return new RawServer(request ->
        minimax
            .get()
            .callbacks()
            .receive(request.target(), request.body().toByteArray())
            .peekLeft(refused::add)
            .fold(
                no -> RawServer.json(401, "{}"),
                it ->
                    switch (it) {
                      case MinimaxCallback.Challenge challenge ->
                          RawServer.json(200, challenge.answer());
                      case MinimaxCallback.Hint hint -> {
                        heard.add(hint);
                        yield RawServer.json(200, "{}");
                      }
                    }));
  }

  private OfflineWorld world(Life life, URI callback, Reading... readings) {
    OfflineWorld world =
        OfflineWorld.playing(
            life, config -> config.clips(clips).callback(callback.resolve("/hook")), readings);
    minimax.set(world.minimax());
    return world;
  }

  @Test
  void aLostAnswerIsFoundAgainByItsMessage() throws Exception {
    Life life = Life.realistic().with(new Fault.AcceptedButAnswerLost(1));
    try (RawServer ears = ears();
        OfflineWorld world = world(life, ears.address());
        Kinoport kinoport =
            Kinoport.builder().provider(world.minimax().provider()).time(world.time()).build()) {
      GenerationId id = kinoport.start(Tasks.KITE, Terms.standard()).get();
      assertThat(kinoport.await(id, Duration.ofMinutes(20)).isLeft()).isTrue();
      world.time().advance(Duration.ofMinutes(20));

      assertThat(heard).extracting(MinimaxCallback.Hint::generationId).containsOnly(id.value());
      MinimaxCallback.Hint last = heard.getLast();
      ProviderResult result = world.minimax().callbacks().confirm(last).get();
      assertThat(result).isInstanceOf(ProviderResult.Finished.class);
      assertThat(kinoport.adopt(id, last.handle(), Via.WEBHOOK).isRight()).isTrue();
      Either<?, Generated> verdict = kinoport.await(id, Duration.ofMinutes(20));

      assertThat(verdict.isRight()).as("%s", verdict).isTrue();
      assertThat(world.provider().bill().count()).isEqualTo(1);
      assertThat(refused).isEmpty();
    }
  }

  @Test
  void withoutACallbackNothingIsFoundAndItSaysSo() {
    assertThat(MinimaxConfig.of("sk-api-x").capabilities().search().way())
        .isEqualTo(Capabilities.Search.Way.NONE);
    assertThat(
            MinimaxConfig.of("sk-api-x")
                .callback(URI.create("https://us.example/hook"))
                .capabilities()
                .search()
                .way())
        .isEqualTo(Capabilities.Search.Way.MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/hook?generation=g1&endpoint=&proof=00000000000000000000000000000000",
        "/hook?generation=g1",
        "/hook",
        "/"
      })
  void whoDoesNotKnowTheAddressIsNotHeard(String target) {
    MinimaxConfig config =
        MinimaxConfig.of("sk-api-secret").callback(URI.create("https://us.example/hook"));
    try (Minimax live = Minimax.open(config)) {
      String body = Tasks.answer("\"task_id\":\"1\",\"status\":\"success\",", 0, "");
      assertThat(live.callbacks().receive(target, body.getBytes(StandardCharsets.UTF_8)).getLeft())
          .isEqualTo(WebhookRefusal.NOT_OUR_ADDRESS);
    }
  }

  @Test
  void anAddressThatFailsItsChallengeIsNotCalledOrRefused() throws Exception {
    try (RawServer deaf = new RawServer(request -> RawServer.json(200, "{}"))) {
      try (OfflineWorld world = world(Life.realistic(), deaf.address())) {
        assertThat(world.minimax().provider().video().submit(Tasks.submission()))
            .isInstanceOf(SubmitAnswer.Accepted.class);
        world.time().advance(Duration.ofHours(1));
        assertThat(deaf.received()).hasSize(1);
      }
      try (OfflineWorld world =
          world(Life.realistic(), deaf.address(), Reading.MINIMAX_FAILED_CHALLENGE_REFUSES)) {
        assertThat(world.minimax().provider().video().submit(Tasks.submission()))
            .isInstanceOf(SubmitAnswer.Refused.class);
      }
    }
  }
}
