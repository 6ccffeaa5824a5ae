package dev.kinoport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.option.FaultName;
import dev.kinoport.cli.outcome.ExitCode;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodeTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "never-sent, 5, never_sent, failed",
    "invalid-key, 4, denied_by_provider, failed",
    "content-policy, 4, refused_by_provider, failed",
    "provider-fault, 5, provider_fault, failed",
    "listing-unsupported, 6, in_doubt, in_doubt",
    "clip-gone, 5, stuck, fetching",
    "result-expired, 5, expired, failed"
  })
  void whatGoesWrongForGoodHasAnExitCodeAndAKind(
      String fault, int exitCode, String kind, String status) {
    Shell.Result result =
        Shell.piped().generate(folder.resolve("a.mp4"), "--json", "--fault", fault);

    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.json()).containsEntry("status", status).containsEntry("clip", null);
    assertThat(result.json().get("id")).isNotNull();
    assertThat(result.json("failure")).containsEntry("kind", kind);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "throttled",
    "accepted-but-answer-lost",
    "lost-before-acceptance",
    "status-fails",
    "clip-interrupted"
  })
  void whatGoesWrongForAWhileEndsWellAndIsPaidOnce(String fault) {
    Shell.Result result =
        Shell.piped().generate(folder.resolve("a.mp4"), "--json", "--fault", fault);

    assertThat(result.exitCode()).isZero();
    assertThat(result.json("actual")).containsEntry("amount", "0.28");
  }

  @ParameterizedTest
  @EnumSource
  void aFaultEndsAsTheHelpSays(FaultName mishap) {
    String[] more =
        mishap == FaultName.STUCK
            ? new String[] {"--fault", mishap.toString(), "--wait", "30m"}
            : new String[] {"--fault", mishap.toString()};

    Shell.Result result = Shell.piped().generate(folder.resolve("a.mp4"), more);

    assertThat(mishap.story()).endsWith(": " + result.exitCode());
  }

  @Test
  void moneyThatIsNotThereIsThree() {
    Shell.Result result =
        Shell.piped().generate(folder.resolve("a.mp4"), "--json", "--budget", "0.27");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.json())
        .containsEntry("id", null)
        .containsEntry("status", "refused")
        .containsEntry("actual", null);
    assertThat(result.json("failure")).containsEntry("kind", "over_budget");
  }

  @Test
  void theModelIsNamedInFullHoweverEarlyARefusalIs() {
    Shell.Result noSuchFolder =
        Shell.piped().generate(folder.resolve("missing").resolve("a.mp4"), "--json");
    Shell.Result invalid =
        Shell.piped().generate(folder.resolve("a.mp4"), "--json", "--duration", "7");
    Shell.Result unknown =
        Shell.piped().generate(folder.resolve("a.mp4"), "--json", "--model", "hailo");

    String model = "fal-ai/minimax/hailuo-2.3/standard/image-to-video";
    assertThat(noSuchFolder.json()).containsEntry("model", model);
    assertThat(invalid.json()).containsEntry("model", model);
    assertThat(unknown.json()).containsEntry("model", "hailo");
  }

  @Test
  void whatABudgetJustCoversIsBought() {
    assertThat(Shell.piped().generate(folder.resolve("a.mp4"), "--budget", "0.28").exitCode())
        .isZero();
  }

  @Test
  void noNumberIsUsedTwice() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number)).doesNotHaveDuplicates();
  }
}
