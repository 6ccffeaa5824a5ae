package dev.kinoport.fal.offline;

import static dev.kinoport.fal.offline.OfflineWorld.KITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.generation.GenerationEvent.Via;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.media.ImageSource;
import dev.kinoport.price.Money;
import dev.kinoport.provider.Provider;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.testkit.http.ClosedAtEnd;
import dev.kinoport.testkit.http.SampleImage;
import dev.kinoport.time.SystemTime;
import dev.kinoport.time.Timekeeper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Engine, adapter and wire together: how many requests a clip takes, and that it is the clip. */
@Timeout(300)
class WholeLifeTest {
  private static final Money PRICE = Money.usd("0.102");
  private static final Life SHORT = Life.lasting(Duration.ofMillis(150), Duration.ofMillis(150));
  private static final String SUBMIT =
      "POST queue.fal.run/fal-ai/minimax/hailuo-02/standard/image-to-video";
  private static final String QUEUE = "GET queue.fal.run/fal-ai/minimax/requests/";

  /** What somebody tells, nobody asks for. */
  private static final EngineSettings PATIENT =
      EngineSettings.standard().polling(Duration.ofMinutes(1), Duration.ofMinutes(1));

  @TempDir Path clips;
  @AutoClose private final ClosedAtEnd opened = new ClosedAtEnd();

  @ParameterizedTest
  @EnumSource
  void aStreamedClipTakesThreeRequestsAndItsFile(Transport transport) {
    SystemTime time = opened.add(new SystemTime());
    OfflineWorld world =
        opened.add(OfflineWorld.playing(SHORT, time, transport, config -> config.clips(clips)));

    Generated done = generate(kinoport(world.fal().provider(), time), KITE);

    String id = world.provider().accepted().getFirst().requestId();
    assertThat(requests(world))
        .containsExactly(SUBMIT, QUEUE + id + "/status/stream", QUEUE + id, fileOf(id));
    assertThat(done.cost().amount()).containsExactly(PRICE);
    assertThat(world.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void aClipThatFalTellsOfTakesOneRequestUntilItIsDone() {
    SystemTime time = opened.add(new SystemTime());
    CallBacks news = new CallBacks();
    OfflineWorld world =
        opened.add(
            OfflineWorld.playing(
                SHORT,
                time,
                Transport.CLEAR_TEXT,
                config -> opened.add(Ears.of(config.clips(clips), time, news::tell)).config()));
    Provider fal = world.fal().provider();

    Generated done = generate(kinoport(fal.withFeed(news), time), KITE);

    String id = world.provider().accepted().getFirst().requestId();
    assertThat(requests(world))
        .containsExactly(SUBMIT, "GET rest.fal.ai/.well-known/jwks.json", QUEUE + id, fileOf(id));
    assertThat(done.cost().amount()).containsExactly(PRICE);
    assertThat(world.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void aStreamThatLivesAndTellsNothingDelaysAClipByAMinuteAtMost() {
    VirtualTime time = VirtualTime.create();
    Life life = Life.realistic().with(new Fault.StreamMute(Integer.MAX_VALUE));
    OfflineWorld world =
        opened.add(
            OfflineWorld.playing(life, time, Transport.CLEAR_TEXT, config -> config.clips(clips)));
    Kinoport kinoport = kinoport(world.fal().provider(), time);
    GenerationId id = kinoport.start(KITE, Terms.standard()).get();

    Duration limit = life.queued().plus(life.running()).plusSeconds(80);

    assertThat(kinoport.await(id, limit).get().cost().amount()).containsExactly(PRICE);
  }

  @Test
  void aLostAnswerThatNoRecordsTellOfIsFoundByTheMessage() {
    VirtualTime time = VirtualTime.create();
    AtomicReference<Kinoport> kinoport = new AtomicReference<>();
    OfflineWorld world =
        opened.add(
            OfflineWorld.playing(
                Life.realistic()
                    .with(new Fault.AcceptedButAnswerLost(1), new Fault.ListingUnsupported()),
                time,
                Transport.CLEAR_TEXT,
                config ->
                    opened
                        .add(
                            Ears.of(
                                config.clips(clips),
                                time,
                                event ->
                                    event
                                        .generationId()
                                        .forEach(id ->
                                            kinoport
                                                .get()
                                                .adopt(
                                                    new GenerationId(id),
                                                    event.handle(),
                                                    Via.WEBHOOK))))
                        .config()));
    kinoport.set(kinoport(world.fal().provider(), time));
    GenerationId id = kinoport.get().start(KITE, Terms.standard()).get();
    assertThat(kinoport.get().await(id).getLeft()).isInstanceOf(Failure.InDoubt.class);

    time.advance(Duration.ofMinutes(3));

    assertThat(kinoport.get().await(id).get().cost().amount()).containsExactly(PRICE);
    assertThat(world.provider().bill().total()).isEqualTo(PRICE);
  }

  @Test
  void theClipIsTheSameAsInProcessDownToTheLastByte() throws IOException {
    RequestDraft draft = KITE.firstFrame(ImageSource.bytes(SampleImage.png()));
    Life life = Life.realistic();
    VirtualTime here = VirtualTime.create();
    FakeProvider provider = FakeProvider.on(here).script(Script.always(life)).build();
    OfflineWorld world = opened.add(OfflineWorld.playing(life, Transport.TLS, clips));

    byte[] inProcess = clip(kinoport(provider.provider(), here), draft);
    byte[] overTheWire = clip(kinoport(world.fal().provider(), world.time()), draft);

    assertThat(overTheWire).isEqualTo(inProcess);
  }

  private static byte[] clip(Kinoport kinoport, RequestDraft draft) throws IOException {
    try (InputStream clip = kinoport.open(generate(kinoport, draft).clip()).get()) {
      return clip.readAllBytes();
    }
  }

  private static Generated generate(Kinoport kinoport, RequestDraft draft) {
    return kinoport.generate(draft, Terms.standard().budget(PRICE)).get();
  }

  private Kinoport kinoport(Provider provider, Timekeeper time) {
    return opened.add(
        Kinoport.builder()
            .provider(provider)
            .time(time)
            .settings(PATIENT)
            .dice(new SplittableRandom(7))
            .build());
  }

  private static List<String> requests(OfflineWorld world) {
    return world.server().requests().stream()
        .map(request -> request.method() + " " + request.host() + request.path())
        .toList();
  }

  private static String fileOf(String requestId) {
    return "GET v3b.fal.media/files/b/%08x/%s_output.mp4"
        .formatted(requestId.hashCode(), requestId);
  }
}
