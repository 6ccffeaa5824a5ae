package dev.kinoport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadUsageTest {
  @TempDir private Path folder;

  @Test
  void noArgumentsShowTheHelpAndAreRefused() {
    Shell.Result result = Shell.piped().run();

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("generate").contains("Examples:");
  }

  @Test
  void anUnknownCommandIsGuessed() {
    Shell.Result result = Shell.piped().run("genrate");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("Did you mean: kinoport generate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "0", "0.00", "1e400", "1e-400", "0.0000000001", "", "NaN"})
  void aBudgetIsAnAmountAboveZero(String budget) {
    refused("must be an amount of US dollars above zero", "--budget", budget);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "0s", "-1s", "1d", "s", "99999999h", "m5"})
  void aWaitIsATimeAboveZero(String wait) {
    refused("must be a time above zero", "--wait", wait);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--key", "--label"})
  void aNameIsNotEmptyAndOneLine(String option) {
    refused("must be 1 to 256 characters in one line", option, "");
    refused("must be printable characters in one line, was", option, "two\nlines");
    refused("with U+202E as character 2", option, "a\u202Eb");
    refused("must be 1 to 256 characters in one line", option, "x".repeat(257));
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "doctor", "generate"})
  @DisabledOnOs(OS.WINDOWS)
  void aDeviceIsNoStateFolder(String command) {
    for (String option : List.of("--state", "--clips")) {
      Shell.Result result = Shell.piped().run(command, option, "/dev/zero");

      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains(option + " must name a folder").contains("'/dev/zero'");
    }
  }

  @Test
  void aStateFolderThatCannotBePrintedSaysWhichCharacterItIs() {
    for (String option : List.of("--state", "--clips")) {
      assertThat(Shell.piped().run("list", option, "a\u009B31m").err())
          .contains("U+009B as character 2");
    }
  }

  @Test
  void aPlaceThatCannotBeIsRefusedBeforeMoneyIsSpent() {
    Shell.Result empty = Shell.piped().generate(Path.of(""));
    Shell.Result tooLong = Shell.piped().generate(folder.resolve("x".repeat(300) + ".mp4"));

    assertThat(empty.exitCode()).isEqualTo(2);
    assertThat(empty.err()).contains("--out must name a file or a folder");
    assertThat(tooLong.exitCode()).isEqualTo(2);
    assertThat(tooLong.err()).contains("at most 255 bytes");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "=1", " =1", ""})
  void aSettingHasANameAndAValue(String setting) {
    refused("must be name=value", "--set", setting);
  }

  @ParameterizedTest
  @CsvSource({
    "--backend, foo, 'must be one of fake, fal'",
    "--pace, FAST, 'must be one of real, fast, instant'",
    "--fault, clip-gon, did you mean clip-gone?",
    "--seed, a, is not a long"
  })
  void aWordIsOneOfThoseThereAre(String option, String value, String message) {
    refused(message, option, value);
  }

  @Test
  void nothingIsSaidTwice() {
    refused("duration is given twice", "--duration", "6", "--set", "duration=10");
    refused("duration is given twice", "--set", "duration=6", "--set", "duration=6");
    refused("should be specified only once", "--budget", "1", "--budget", "100");
    refused("should be specified only once", "--image", "b.png");
    refused("is given twice", "--set", "first_frame=b.png");
  }

  @ParameterizedTest
  @CsvSource({
    "--pace, instant",
    "--seed, 7",
    "--fault, stuck",
  })
  void theFakesOptionsAreForTheFake(String option, String value) {
    Shell.Result result =
        Shell.piped().order(folder.resolve("a.mp4"), "--backend", "fal", option, value);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(option + " is for --provider fake");
  }

  @ParameterizedTest
  @CsvSource({
    "--emulator, http://127.0.0.1:8900",
    "--webhook-url, https://kites.example/hook",
    "--webhook-port, 8901",
  })
  void theWiresOptionsAreForFal(String option, String value) {
    refused(option + " is for --provider fal", option, value);
  }

  @ParameterizedTest
  @CsvSource({
    "--webhook-url, https://kites.example/hook",
    "--webhook-port, 8901",
  })
  void onlyFalsMessagesAreListenedTo(String option, String value) {
    Shell.Result result =
        Shell.piped().order(folder.resolve("a.mp4"), "--provider", "minimax", option, value);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(option + " is for --provider fal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "127.0.0.1:8900", "ftp://a.example", "http://me:secret@a.example"})
  void anEmulatorIsAnAddressAndNeverNothing(String value) {
    refused("must be a whole http or https address", "--backend", "fal", "--emulator", value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "http"})
  void aWebhookPortIsOneThatOthersCanBeToldOf(String value) {
    refused("must be a port from 1 to 65535", "--backend", "fal", "--webhook-port", value);
  }

  @Test
  void everyFaultOfARequestIsToldAtOnceByTheNameOfItsOption() {
    Shell.Result result =
        Shell.piped()
            .run(
                "generate",
                "--image",
                folder.resolve("missing.png").toString(),
                "--prompt",
                " ",
                "--duration",
                "99999999999999999999",
                "--out",
                folder.resolve("a.mp4").toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("--image: no such file")
        .contains("--prompt: must not be blank")
        .contains("--duration: must be 6 or 10");
  }

  @Test
  void everyValueThatIsNoneIsToldAtOnceInALineOfItsOwn() {
    Shell.Result result =
        Shell.piped()
            .generate(
                folder.resolve("a.mp4"), "--budget", "NaN", "--wait", "zz", "--key", "", "--fast");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines().filter(line -> line.startsWith("kinoport: ")))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("--budget", "an amount of US dollars above zero"),
            line -> assertThat(line).contains("--wait", "must be a time above zero"),
            line -> assertThat(line).contains("--key", "must be 1 to 256 characters"),
            line -> assertThat(line).contains("--fast"));
    assertThat(result.err()).containsOnlyOnce("See kinoport generate --help");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "batch, --budget, --max-in-flight",
    "serve, --port, --clip-bytes",
    "worker, --threads, --catalogue",
    "resume, --wait, --emulator"
  })
  void everyCommandTellsAllOfThem(String command, String first, String second) {
    Shell.Result result = Shell.piped().run(command, first, "", second, "s3:x");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("'" + first + "'").contains("'" + second + "'");
  }

  @Test
  void jsonTellsEveryValueThatIsNoneInOneDocument() {
    Shell.Result result =
        Shell.piped().run("generate", "--json", "--budget", "abc", "--wait", "zz");

    assertThat((String) result.json("failure").get("message")).contains("--budget", "--wait");
  }

  @Test
  void jsonTellsEveryFaultOfARequest() {
    Shell.Result result =
        Shell.piped()
            .generate(folder.resolve("a.mp4"), "--json", "--duration", "7", "--set", "durration=6");

    assertThat(result.json("failure")).containsEntry("kind", "invalid_request");
    assertThat((List<?>) result.json("failure").get("violations"))
        .extracting("field")
        .containsExactlyInAnyOrder("duration", "durration");
  }

  @Test
  void jsonIsAlsoWrittenWhenTheArgumentsMakeNoSense() {
    Shell.Result generate = Shell.piped().run("generate", "--json", "--budget", "abc");
    Shell.Result price = Shell.piped().run("price", "--json", "--model", "hailuo-2.3");

    assertThat(generate.json()).containsEntry("status", "refused").containsEntry("model", null);
    assertThat(generate.json("failure")).containsEntry("kind", "bad_usage");
    assertThat(price.exitCode()).isEqualTo(2);
    assertThat((String) price.json("failure").get("message"))
        .contains("did you mean hailuo-2.3-pro or ");
  }

  @Test
  void whatTheLocaleCouldNotReadIsNotSentAsAPrompt() {
    Shell.Result result = Shell.piped().run("generate", "--prompt", "caf\uFFFD");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("not readable as UTF-8");
  }

  private void refused(String message, String... more) {
    Shell.Result result = Shell.piped().generate(folder.resolve("a.mp4"), more);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(message).doesNotContain("\tat ");
    assertThat(result.out()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "serve, --port, NaN, 'must be a port from 1 to 65535, or 0 for any that is free'",
    "serve, --port, 65536, 'must be a port from 1 to 65535'",
    "ui, --port, -1, 'must be a port from 1 to 65535'",
    "serve, --clip-bytes, NaN, must be a whole number of bytes from 1",
    "list, --limit, 99999999999, must be at most 999999999",
    "worker, --threads, 99999999999, must be at most 999999999",
    "worker, --threads, 999999999, must be at most 1000",
    "worker, --threads, 0, must be a whole number above zero"
  })
  void aNumberThatIsNoneNamesItsOptionAndWhatIsRight(
      String command, String option, String value, String message) {
    Shell.Result result = Shell.piped().run(command, option, value);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(option).contains(message).doesNotContain("is not a");
  }
}
