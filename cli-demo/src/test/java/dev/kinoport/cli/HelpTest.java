package dev.kinoport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  /** After a change that is meant: {@code ./kinoport generate --help >.../help/generate.txt}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "generate",
        "batch",
        "price",
        "models",
        "completion",
        "resume",
        "list",
        "show",
        "watch",
        "cancel",
        "reconcile",
        "spend",
        "ui",
        "doctor",
        "worker",
        "providers",
        "serve",
        "tape"
      })
  void theHelpIsWhatWasReviewed(String command) throws IOException {
    Shell.Result result = Shell.piped().run(command, "--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualToNormalizingNewlines(reviewed(command));
  }

  @Test
  void theHelpOfAllIsWhatWasReviewed() throws IOException {
    assertThat(Shell.piped().run("--help").out())
        .isEqualToNormalizingNewlines(reviewed("kinoport"));
  }

  @Test
  void theHelpOfTheCheckOfATapeIsWhatWasReviewed() throws IOException {
    assertThat(Shell.piped().run("tape", "check", "--help").out())
        .isEqualToNormalizingNewlines(reviewed("tape-check"));
  }

  @Test
  void theVersionNamesTheJavaItRunsOn() {
    assertThat(Shell.piped().run("--version").out())
        .startsWith("kinoport ")
        .contains("on Java " + Runtime.version());
  }

  @Test
  void theShellLearnsCommandsOptionsAndTheirValues() {
    Shell.Result result = Shell.piped().run("completion");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("#!/usr/bin/env bash")
        .contains(
            "generate batch resume list show watch cancel retry adopt-clip abandon reconcile spend"
                + " ui doctor worker providers price models serve tape completion")
        .contains("--no-prompt-optimizer")
        .contains("\"hailuo-2.3-standard\"")
        .contains("\"accepted-but-answer-lost\"");
  }

  private static String reviewed(String command) throws IOException {
    String name = "/help/" + command + ".txt";
    try (InputStream file = HelpTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
