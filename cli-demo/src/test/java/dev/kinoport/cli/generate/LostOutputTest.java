package dev.kinoport.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kinoport.cli.Commands;
import dev.kinoport.cli.Shell;
import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.console.Interrupts;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results go to a device that is always full. */
class LostOutputTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder;

  @BeforeEach
  void needsTheDevice() {
    assumeTrue(Files.exists(FULL));
  }

  private static Shell.Result run(String... arguments) throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream full =
            new PrintStream(new FileOutputStream(FULL.toFile()), true, StandardCharsets.UTF_8);
        PrintStream heard = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      int exitCode =
          Commands.run(Console.plain(full, heard), Interrupts.ofProcess(), Map.of(), arguments);
      return new Shell.Result(exitCode, "", err.toString(StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"price", "models", "completion", "--help", "--version"})
  void anAnswerThatIsLostIsNoSuccess(String command) throws IOException {
    Shell.Result result = run(command);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("kinoport: stdout cannot be written to");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--json", "--verbose"})
  void whoeverPaidIsToldWhereTheClipIs(String how) throws IOException {
    Path place = folder.resolve("a.mp4");
    Shell.Result result =
        run(
            "generate",
            "--image",
            Shell.IMAGE.toString(),
            "--prompt",
            "The kite climbs",
            "--pace",
            "instant",
            "--out",
            place.toString(),
            how);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("The clip is there: " + place);
    assertThat(place).exists();
  }

  @Test
  void aFailureKeepsItsExitCode() throws IOException {
    assertThat(run("models", "no-such-model", "--json").exitCode()).isEqualTo(2);
  }
}
