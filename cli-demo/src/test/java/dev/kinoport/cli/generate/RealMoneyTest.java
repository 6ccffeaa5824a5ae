package dev.kinoport.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said before real money is spent. None of these gets as far as the network. */
@Timeout(300)
class RealMoneyTest {
  private static final String KEY = "some-id:some-secret";

  @TempDir private Path folder;

  private Shell.Result order(Shell shell, String... more) {
    String[] all = new String[more.length + 2];
    System.arraycopy(more, 0, all, 2, more.length);
    all[0] = "--backend";
    all[1] = "fal";
    Shell.Result result = shell.order(folder.resolve("a.mp4"), all);
    assertThat(folder).isEmptyDirectory();
    assertThat(result.out() + result.err()).doesNotContain("some-secret");
    return result;
  }

  @Test
  void withoutAKeyTheVariablesAreNamed() {
    Shell.Result result = order(Shell.piped());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("FAL_KEY is not set, nor FAL_KEY_ID with FAL_KEY_SECRET")
        .contains("--provider fake need no key");
  }

  @Test
  void halfAKeyIsNone() {
    assertThat(order(Shell.piped().with("FAL_KEY_ID", "some-id")).exitCode()).isEqualTo(2);
  }

  @Test
  void withoutABudgetNothingIsBoughtAndQuoteAndHostAreShown() {
    Shell.Result result = order(Shell.piped().with("FAL_KEY", KEY));

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out()).contains("quote   0.28 USD").contains("host    queue.fal.run");
    assertThat(result.err()).contains("add --budget 0.28 to agree").contains("Nothing was spent.");
  }

  @Test
  void anImageThatTheShopCannotFetchIsTold() {
    Shell.Result result =
        Shell.piped()
            .with("FAL_KEY", KEY)
            .run(
                "generate",
                "--backend",
                "fal",
                "--dry-run",
                "--model",
                "https://fal.ai/models/fal-ai/minimax/hailuo-02/standard/image-to-video/api",
                "--prompt",
                "The kite climbs",
                "--image",
                "http://192.168.1.7/kite.png");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out() + result.err())
        .contains("http://192.168.1.7/kite.png leads to this machine or its network");
  }

  @Test
  void aProxyThatIsNoneIsNotPassedOver() {
    Shell.Result result =
        order(Shell.piped().with("FAL_KEY", KEY).with("HTTPS_PROXY", "https://proxy.example"));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("HTTPS_PROXY must be such as");
  }

  @Test
  void programsAreToldTheSame() {
    Shell.Result result =
        order(
            Shell.piped().with("FAL_KEY_ID", "some-id").with("FAL_KEY_SECRET", "some-secret"),
            "--json");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.json()).containsEntry("id", null).containsEntry("status", "refused");
    assertThat(result.json("quote")).containsEntry("amount", "0.28");
    assertThat(result.json("failure")).containsEntry("kind", "budget_missing");
    assertThat(result.err()).contains("queue.fal.run is asked for 0.28 USD");
  }

  @Test
  void aBudgetBelowTheQuoteIsRefused() {
    Shell.Result result = order(Shell.piped().with("FAL_KEY", KEY), "--budget", "0.27");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).doesNotContain("submitting");
  }

  @Test
  void aDryRunNeedsNoBudget() {
    Shell.Result result = order(Shell.piped().with("FAL_KEY", KEY), "--dry-run");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("host    queue.fal.run");
  }

  @Test
  void anEmulatorThatIsNoAddressIsNotPassedOverForTheRealThing() {
    Shell.Result result =
        order(
            Shell.piped().with("FAL_KEY", KEY).with("FAL_EMULATOR_URL", "127.0.0.1:8900"),
            "--budget",
            "1");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("FAL_EMULATOR_URL must be an address");
  }

  @Test
  void falCannotCallThisMachineWithoutAPublicAddress() {
    Shell.Result noUrl = order(Shell.piped().with("FAL_KEY", KEY), "--webhook-port", "8901");
    Shell.Result noPort =
        order(
            Shell.piped().with("FAL_KEY", KEY), "--webhook-url", "https://kites.example/messages");

    assertThat(noUrl.exitCode()).isEqualTo(2);
    assertThat(noUrl.err()).contains("--webhook-port needs --webhook-url");
    assertThat(noPort.exitCode()).isEqualTo(2);
    assertThat(noPort.err()).contains("--webhook-url needs --webhook-port");
  }
}
