package dev.kinoport.cli.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.emulator.EmulatorServer;
import dev.kinoport.fake.FakeError;
import dev.kinoport.fake.FakeProvider;
import dev.kinoport.fake.Fault;
import dev.kinoport.fake.Life;
import dev.kinoport.fake.Script;
import dev.kinoport.time.SystemTime;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who can be asked, and how it goes. */
@Timeout(300)
class ProvidersCommandTest {
  @TempDir private Path folder;

  private Shell.Result providers(Shell shell, String... more) {
    String[] words = new String[3 + more.length];
    System.arraycopy(
        new String[] {"providers", "--state", folder.resolve("state").toString()}, 0, words, 0, 3);
    System.arraycopy(more, 0, words, 3, more.length);
    return shell.run(words);
  }

  @Test
  void everyShopSaysWhichKeyItNeedsAndWhatItCan() {
    Shell.Result result = providers(Shell.piped().with("MINIMAX_API_KEY", "secret-key"));

    assertThat(result.exitCode()).as("%s", result.err()).isZero();
    assertThat(result.out())
        .contains(
            "fal  FAL_KEY is not set; 0 in flight, spent today nothing, goes well, circuit closed")
        .contains("minimax  can be asked", "cancel never", "5 a minute")
        .contains("replicate  REPLICATE_API_TOKEN is not set")
        .contains("videos  KINOPORT_VIDEOS_URL is not set")
        .doesNotContain("secret-key");
  }

  @Test
  void whatAnAccountTakesIsAsTheEnvironmentSays() {
    Shell.Result told =
        providers(
            Shell.piped()
                .with("KINOPORT_FAL_IN_FLIGHT", "10")
                .with("KINOPORT_MINIMAX_SUBMITS_PER_MINUTE", "20"));
    assertThat(told.out()).contains(", 10 at once", ", 20 a minute").doesNotContain(", 5 a minute");

    Shell.Result wrong = providers(Shell.piped().with("KINOPORT_VIDEOS_IN_FLIGHT", "0"));
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err())
        .contains("KINOPORT_VIDEOS_IN_FLIGHT must be a whole number of 1 or more", "was \"0\"");
  }

  @Test
  void aShopThatFailsAgainAndAgainIsTriedLastAndUntilWhen() {
    Life denied = Life.instant().with(new Fault.Refused(FakeError.USER_LOCKED.error()));
    String name;
    try (SystemTime time = new SystemTime();
        FakeProvider provider = FakeProvider.on(time).script(Script.always(denied)).build();
        EmulatorServer server = EmulatorServer.before(provider).start()) {
      name = "emulator." + provider.world();
      for (int order = 0; order < 5; order++) {
        Shell.Result refused =
            Shell.piped()
                .order(
                    folder.resolve("a.mp4"),
                    "--state",
                    folder.resolve("state").toString(),
                    "--provider",
                    "fal",
                    "--emulator",
                    server.address().toString());
        assertThat(refused.exitCode()).as("%s", refused.err()).isNotZero();
      }
    }

    assertThat(providers(Shell.piped()).out())
        .containsPattern(
            Pattern.quote(name)
                + "  from the journal; 0 in flight, spent today \\S+( USD)?, goes well, circuit"
                + " open until \\S+Z, 5 faults in a row: tried last");
    assertThat(providers(Shell.piped(), "--json").out())
        .containsPattern("\"open\": true,\\s+\"faultsInARow\": 5,\\s+\"until\": \"");
  }

  @Test
  void whatWasBoughtTodayIsTold() {
    Shell.Result bought =
        Shell.piped().order(folder.resolve("a.mp4"), "--state", folder.resolve("state").toString());
    assertThat(bought.exitCode()).as("%s", bought.err()).isZero();

    Shell.Result told = providers(Shell.piped());
    Shell.Result json = providers(Shell.piped(), "--json");

    assertThat(told.out())
        .containsPattern(
            "fake\\.\\S+  from the journal; 0 in flight, spent today 0.28 USD, goes well");
    assertThat(json.out())
        .contains("\"name\": \"minimax\"", "\"submitsPerMinute\": 5", "\"spentToday\"");
  }
}
