package dev.kinoport.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.Failure;
import dev.kinoport.Generated;
import dev.kinoport.Kinoport;
import dev.kinoport.Terms;
import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.option.RequestOptions;
import dev.kinoport.clip.ClipSource;
import dev.kinoport.clip.FileClipStore;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.fake.VirtualTime;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.generation.GenerationEvent;
import dev.kinoport.generation.GenerationId;
import dev.kinoport.journal.InMemoryJournal;
import dev.kinoport.media.ImageSource;
import dev.kinoport.minimax.Minimax;
import dev.kinoport.minimax.MinimaxConfig;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.provider.Provider;
import dev.kinoport.provider.ProviderError;
import dev.kinoport.replicate.Replicate;
import dev.kinoport.replicate.ReplicateConfig;
import dev.kinoport.request.RequestDraft;
import dev.kinoport.videos.Videos;
import dev.kinoport.videos.VideosConfig;
import io.vavr.control.Either;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two shops, each with its own books: the first fails in every way that the tables of errors know,
 * and both together never bill twice. Each way at one shop in turn, for a day; with {@code -Pproof}
 * at all, for twelve.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class FirstShopFailsTest {
  private static final boolean PROOF = Boolean.getBoolean("proof");
  private static final List<BackendName> SHOPS = BackendName.shops().toList();

  /** A doubt that nobody can settle is asked about for as long as this. */
  private static final Duration LIMIT = Duration.ofDays(PROOF ? 12 : 1);

  private static final RequestDraft DRAFT =
      RequestDraft.of(RequestOptions.DEFAULT_MODEL)
          .prompt("The kite climbs")
          .firstFrame(ImageSource.url("https://images.example.com/kite.png"));

  @TempDir private Path folder;

  private final VirtualTime time = VirtualTime.create();
  private final InMemoryJournal journal = new InMemoryJournal();
  private final List<AutoCloseable> opened = new ArrayList<>();

  /**
   * A way to fail.
   *
   * @param name for people
   * @param life what becomes of a request
   * @param isFreeNo whether the next shop is to be asked
   */
  record Way(String name, Life life, boolean isFreeNo) {
    /** MiniMax and Replicate say on their pages that what failed is not billed. */
    boolean canHappenAt(BackendName shop) {
      return !life.failureIsBilled()
          || (shop != BackendName.MINIMAX && shop != BackendName.REPLICATE);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> everyWay() {
    List<Way> ways = ways();
    return IntStream.range(0, ways.size() * SHOPS.size())
        .filter(i -> ways.get(i / SHOPS.size()).canHappenAt(SHOPS.get(i % SHOPS.size())))
        .filter(i -> PROOF || i / SHOPS.size() % SHOPS.size() == i % SHOPS.size())
        .mapToObj(i -> Arguments.of(SHOPS.get(i % SHOPS.size()), ways.get(i / SHOPS.size())));
  }

  private static List<Way> ways() {
    Life life = Life.realistic();
    List<Way> ways = new ArrayList<>();
    for (FakeError error : FakeError.values()) {
      ProviderError.Kind kind = error.error().kind();
      boolean isAtTheDoor =
          kind == ProviderError.Kind.DENIED || kind == ProviderError.Kind.THROTTLED;
      ways.add(
          new Way("refused: " + error, life.with(new Fault.Refused(error.error())), isAtTheDoor));
      if (!isAtTheDoor) {
        ways.add(new Way("failed: " + error, life.failing(error.error()), false));
        ways.add(new Way("failed and billed: " + error, life.failingBilled(error.error()), false));
      }
    }
    ways.add(new Way("lost on the way", life.with(new Fault.LostBeforeAcceptance(1)), false));
    ways.add(new Way("lost again and again", life.with(new Fault.LostBeforeAcceptance(9)), false));
    ways.add(new Way("answer lost", life.with(new Fault.AcceptedButAnswerLost(1)), false));
    ways.add(
        new Way("taken late", life.with(new Fault.AcceptedLate(Duration.ofMinutes(3))), false));
    ways.add(
        new Way(
            "throttled for good",
            life.with(new Fault.Throttled(50, Duration.ofSeconds(30))),
            true));
    ways.add(
        new Way(
            "throttled for a while",
            life.with(new Fault.Throttled(2, Duration.ofSeconds(30))),
            false));
    return ways;
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everyWay")
  void theBillsTogetherAreNeverTwo(BackendName first, Way way) {
    BackendName second = SHOPS.get((SHOPS.indexOf(first) + 1) % SHOPS.size());
    FakeProvider failing = books(way.life());
    FakeProvider honest = books(Life.realistic());
    Kinoport kinoport =
        Kinoport.builder()
            .provider(shop(first, failing))
            .provider(shop(second, honest))
            .journal(journal)
            .time(time)
            .dice(new SplittableRandom(7))
            .build();
    opened.add(kinoport);

    GenerationId id = kinoport.startOrThrow(DRAFT, Terms.standard());
    Either<Failure, Generated> end = kinoport.await(id, LIMIT);

    List<GenerationEvent> events = journal.read(id).get().get().events();
    boolean moved = events.stream().anyMatch(GenerationEvent.MovedOn.class::isInstance);
    boolean doubted = events.stream().anyMatch(GenerationEvent.SubmitInDoubt.class::isInstance);
    int both = failing.bill().count() + honest.bill().count();
    assertThat(both).as("%s", events).isLessThanOrEqualTo(1);
    assertThat(moved && doubted).as("%s", events).isFalse();
    if (moved) {
      assertThat(failing.bill().count()).isZero();
    } else {
      assertThat(honest.accepted()).isEmpty();
    }
    if (end.isRight()) {
      assertThat(both).isEqualTo(1);
    }
    if (way.isFreeNo()) {
      assertThat(end.isRight()).as("%s", end).isTrue();
      assertThat(honest.bill().count()).isEqualTo(1);
    }
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
  }

  private FakeProvider books(Life life) {
    return FakeProvider.on(time)
        .catalogue(RelayedHailuo.everywhere())
        .script(Script.always(life))
        .build();
  }

  private Provider shop(BackendName name, FakeProvider books) {
    EmulatorServer server = EmulatorServer.before(books).start();
    opened.add(server);
    URI at = server.address();
    return switch (name) {
      case FAKE -> throw new IllegalArgumentException("no shop");
      case FAL -> {
        Fal fal = Fal.open(FalConfig.emulator(at), time);
        yield kept(fal, fal.provider(), fal.clipSource());
      }
      case MINIMAX -> {
        Minimax minimax = Minimax.open(MinimaxConfig.emulator(at).submitsPerMinute(1_000), time);
        yield kept(minimax, minimax.provider(), minimax.clipSource());
      }
      case REPLICATE -> {
        Replicate replicate = Replicate.open(ReplicateConfig.emulator(at), time);
        yield kept(replicate, replicate.provider(), replicate.clipSource());
      }
      case VIDEOS -> {
        Catalogue relay = new Catalogue(List.of(RelayedHailuo.offer()));
        Videos videos = Videos.open(VideosConfig.emulator(at).offers(relay), time);
        yield kept(videos, videos.provider(), videos.clipSource());
      }
    };
  }

  private Provider kept(AutoCloseable connections, Provider provider, ClipSource clips) {
    opened.add(connections);
    return provider.withClips(new FileClipStore(folder.resolve(provider.name().value()), clips));
  }
}
