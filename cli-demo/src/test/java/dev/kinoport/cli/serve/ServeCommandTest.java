package dev.kinoport.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.cli.Shell;
import dev.kinoport.cli.outcome.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServeCommandTest {
  @TempDir private Path place;

  @Test
  void oneLineSaysWhereAndAnInterruptEndsIt() {
    Shell.Result result = Shell.interruptedAt("Control-C").run("serve");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).matches("http://127\\.0\\.0\\.1:[0-9]+\n");
  }

  @Test
  void certificateIsPutWhereClientsFindIt() throws IOException {
    Path state = place.resolve("state");
    Shell.Result result =
        Shell.interruptedAt("Control-C").run("serve", "--state", state.toString());

    assertThat(result.exitCode()).isZero();
    assertThat(Files.readString(state.resolve("address"))).isEqualTo(result.out());
    assertThat(state.resolve("ca.pem")).content().startsWith("-----BEGIN CERTIFICATE-----");
  }

  @Test
  void damagedWorldIsExplained() throws IOException {
    Files.writeString(place.resolve("world.jsonl"), "{\"format\": \"a diary\"}\n");
    Shell.Result result = Shell.piped().run("serve", "--state", place.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("world.jsonl, line 1: ", "a diary");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void worldThatOthersMayReadIsToldOf() throws IOException {
    Path state = place.resolve("state");
    String[] serve = {"serve", "--state", state.toString()};
    assertThat(Shell.interruptedAt("Control-C").run(serve).err()).doesNotContain("others");
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(Shell.interruptedAt("Control-C").run(serve).err()).doesNotContain("others");
    Files.setPosixFilePermissions(
        state.resolve("world.jsonl"), PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(Shell.interruptedAt("Control-C").run(serve).err())
        .contains("others on this machine may read what is kept in")
        .contains("chmod -R go= '" + state + "'");
  }

  @Test
  void theSameFolderServesAgainAndAgain() {
    for (int i = 0; i < 2; i++) {
      Shell.Result result =
          Shell.interruptedAt("Control-C").run("serve", "--state", place.toString());

      assertThat(result.exitCode()).as(result.err()).isZero();
    }
  }

  @Test
  void mistakeInAScriptIsExplained() throws IOException {
    Path script = Files.writeString(place.resolve("script.json"), "{\"rule\": []}");
    Shell.Result result = Shell.piped().run("serve", "--script", script.toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("did you mean \"rules\"");
  }

  @Test
  void portThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Shell.Result result = Shell.piped().run("serve", "--port", port, "--state", place.toString());

      assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE.number());
      assertThat(result.err()).contains("cannot listen on port " + port);
    }
  }

  @Test
  void readingsGoByName() {
    Shell.Result result =
        Shell.interruptedAt("Control-C")
            .run("serve", "--reading", "submit-answers-202,files-on-v3");
    assertThat(result.exitCode()).isZero();

    Shell.Result refused = Shell.piped().run("serve", "--reading", "submit-answers-203");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(refused.err()).contains("did you mean submit-answers-202");
  }

  @Test
  void allMistakesInAScriptAreShownWithTheirPlaces() throws IOException {
    Path script =
        Files.writeString(
            place.resolve("script.json"),
            "{\"default\": {\"ahead\": -1}, \"rules\": [{\"prompt_has\": \"x\"}]}");
    Shell.Result result = Shell.piped().run("serve", "--script", script.toString());

    assertThat(result.err()).contains("default.ahead", "rules[0]");
  }

  @Test
  void tapeIsBegunAndCanBePlayed() {
    Path tape = place.resolve("fal.tape");
    Shell.Result recorded =
        Shell.interruptedAt("Control-C")
            .run("serve", "--record", tape.toString(), "--upstream", "http://127.0.0.1:1");
    assertThat(recorded.exitCode()).as(recorded.err()).isZero();
    assertThat(recorded.out()).matches("http://127\\.0\\.0\\.1:[0-9]+\n");

    Shell.Result played =
        Shell.interruptedAt("Control-C").run("serve", "--replay", tape.toString());
    assertThat(played.exitCode()).as(played.err()).isZero();
    assertThat(played.err()).contains("a tape of 0 calls");
  }

  @Test
  void whoPaysIsSaidBeforeTheRealFal() {
    assertThat(
            Shell.interruptedAt("Control-C")
                .run("serve", "--record", place.resolve("a.tape").toString(), "--upstream", "fal")
                .err())
        .contains("the real fal", "you pay");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--record;TAPE",
        "--upstream;fal",
        "--record;TAPE;--upstream;nowhere",
        "--record;TAPE;--upstream;fal;--scrub;faces",
        "--record;TAPE;--upstream;fal;--clips;some",
        "--record;TAPE;--upstream;fal;--clip-bytes;1000",
        "--record;TAPE;--upstream;fal;--clips;whole;--clip-bytes;0",
        "--record;TAPE;--upstream;fal;--strict",
        "--replay;TAPE",
        "--replay;TAPE;--upstream;fal"
      })
  void tapeThatCannotBeIsRefusedAtOnce(String options) {
    List<String> words = new ArrayList<>(List.of("serve"));
    words.addAll(
        List.of(options.replace("TAPE", place.resolve("b.tape").toString()).split(";", -1)));
    Shell.Result result = Shell.piped().run(words.toArray(String[]::new));

    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.USAGE.number());
    assertThat(place.resolve("b.tape")).doesNotExist();
  }
}
