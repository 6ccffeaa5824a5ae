package dev.kinoport.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.cli.option.BackendName;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.time.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One server, every shop: the same command buys the same clip, once, and finds it again. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(300)
class EveryShopTest {
  @TempDir private Path folder;

  private final SystemTime time = new SystemTime();
  private FakeProvider provider = selling(Life.instant());
  private EmulatorServer server = EmulatorServer.before(provider).start();

  private Path relay = Path.of("");

  @BeforeEach
  void writeDownTheRelay() throws IOException {
    relay = RelayedHailuo.file(folder);
  }

  @BeforeEach
  void madeInProcess() {
    assertThat(Shell.piped().generate(folder.resolve("here.mp4")).exitCode()).isZero();
  }

  @AfterEach
  void stop() {
    server.close();
    time.close();
  }

  private FakeProvider selling(Life life) {
    return FakeProvider.on(time)
        .catalogue(RelayedHailuo.everywhere())
        .script(Script.always(life))
        .build();
  }

  private void follow(Life life) {
    server.close();
    provider = selling(life);
    server = EmulatorServer.before(provider).start();
  }

  static Stream<BackendName> shops() {
    return BackendName.shops();
  }

  private Shell.Result order(BackendName shop, Path place, String... more) {
    return order(shop.toString(), place, more);
  }

  private Shell.Result order(String shops, Path place, String... more) {
    return Shell.piped()
        .order(
            place,
            Stream.concat(
                    Stream.of(
                        "--provider",
                        shops,
                        "--emulator",
                        server.address().toString(),
                        "--catalogue",
                        relay.toString(),
                        "--state",
                        folder.resolve("state").toString()),
                    Stream.of(more))
                .toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("shops")
  void theClipIsTheSameWhoeverSellsIt(BackendName shop) throws IOException {
    Path there = folder.resolve(shop + ".mp4");

    Shell.Result bought = order(shop, there);

    assertThat(bought.exitCode()).as("%s", bought.err()).isZero();
    assertThat(Files.mismatch(folder.resolve("here.mp4"), there)).isEqualTo(-1);
    assertThat(provider.bill().count()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("shops")
  void whatIsRefusedCostsNothingAndSaysWhy(BackendName shop) {
    follow(Life.instant().with(new Fault.Refused(FakeError.CONTENT_POLICY_VIOLATION.error())));

    Shell.Result refused = order(shop, folder.resolve("a.mp4"));

    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.err()).isNotBlank().doesNotContain("Refused[", "null");
    assertThat(provider.bill().count()).isZero();
  }

  @ParameterizedTest
  @MethodSource("shops")
  void whereItWasBoughtIsWrittenDown(BackendName shop) {
    assertThat(order(shop, folder.resolve("a.mp4"), "--key", "k1").exitCode()).isZero();

    Shell.Result listed =
        Shell.piped().run("list", "--state", folder.resolve("state").toString(), "--json");

    assertThat(listed.out()).contains("emulator." + provider.world());
    assertThat(order(shop, folder.resolve("b.mp4"), "--key", "k1").exitCode()).isZero();
    assertThat(provider.bill().count()).as("the same key is the same clip").isEqualTo(1);
  }

  @Test
  void severalShopsAreAskedInTheOrderInWhichTheyAreNamedOrTheCheapestFirst() {
    assertThat(order("videos,minimax", folder.resolve("a.mp4"), "--dry-run").out())
        .contains("0.30 USD");
    assertThat(order("videos,minimax", folder.resolve("a.mp4"), "--cheapest", "--dry-run").out())
        .contains("0.28 USD", "first_frame_image");
  }

  @Test
  void theSecondShopIsAskedWhenTheFirstSaysNoAndShowTellsTheWay() {
    follow(Life.instant().with(new Fault.Refused(FakeError.USER_LOCKED.error())));
    FakeProvider relayed = selling(Life.instant());
    Path there = folder.resolve("there.mp4");
    try (EmulatorServer second = EmulatorServer.before(relayed).start()) {
      Shell.Result bought =
          Shell.piped()
              .with("FAL_EMULATOR_URL", server.address().toString())
              .with("KINOPORT_VIDEOS_EMULATOR_URL", second.address().toString())
              .order(
                  there,
                  "--provider",
                  "fal,videos",
                  "--catalogue",
                  relay.toString(),
                  "--state",
                  folder.resolve("state").toString(),
                  "--key",
                  "k1");

      assertThat(bought.exitCode()).as("%s", bought.err()).isZero();
      assertThat(bought.err()).contains("moved on to videos-emulator." + relayed.world());
    }
    assertThat(Files.exists(there)).isTrue();
    assertThat(provider.bill().count()).isZero();
    assertThat(relayed.bill().count()).isEqualTo(1);
    String state = folder.resolve("state").toString();
    String id = Shell.piped().run("list", "--state", state).out().lines().findFirst().orElseThrow();
    assertThat(Shell.piped().run("show", id.split(" ", 2)[0], "--state", state).out())
        .contains("not taken, free of charge: User is locked", "moved on to videos-emulator.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"KINOPORT_VIDEOS_EMULATOR_URL", "KINOPORT_VIDEOS_URL"})
  void aLaterProcessKnowsTheWholeChainWhereverEachShopIs(String second) {
    follow(
        Life.lasting(Duration.ofSeconds(2), Duration.ZERO)
            .failing(FakeError.INTERNAL_SERVER_ERROR.error()));
    FakeProvider relayed = selling(Life.instant());
    Path there = folder.resolve("there.mp4");
    String state = folder.resolve("state").toString();
    boolean isLive = second.equals("KINOPORT_VIDEOS_URL");
    try (EmulatorServer other = EmulatorServer.before(relayed).start()) {
      String address = other.address() + (isLive ? "/videos/v1" : "");
      Shell.Result left =
          Shell.endedAt("queued")
              .with("MINIMAX_EMULATOR_URL", server.address().toString())
              .with(second, address)
              .order(
                  there,
                  "--provider",
                  "minimax,videos",
                  "--budget",
                  "1",
                  "--catalogue",
                  relay.toString(),
                  "--state",
                  state);
      assertThat(left.exitCode()).as("%s", left.err()).isNotZero();

      Shell later = isLive ? Shell.piped().with(second, address) : Shell.piped();
      Shell.Result resumed = later.run("resume", "--state", state);

      assertThat(resumed.exitCode()).as("%s", resumed.err()).isZero();
      assertThat(resumed.err()).contains("moved on to videos");
    }
    assertThat(there).exists();
    assertThat(provider.bill().count()).isZero();
    assertThat(relayed.bill().count()).isEqualTo(1);
  }

  @Test
  void aShopIsNamedOnceAndTheFakeAlone() {
    for (String shops : List.of("fal,fal", "fake,fal")) {
      Shell.Result result = order(shops, folder.resolve("a.mp4"));

      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("--provider must name each shop once, and the fake alone");
    }
  }

  @Test
  void aKeyThatIsMissingIsNamed() {
    shops()
        .forEach(shop -> {
          Shell.Result result =
              Shell.piped()
                  .order(folder.resolve("a.mp4"), "--provider", shop.toString(), "--budget", "1");

          assertThat(result.exitCode()).isEqualTo(2);
          assertThat(result.err())
              .contains("--provider " + shop + ": " + shop.keyVariable(), "is not set");
        });
  }
}
