package dev.kinoport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes long to load is loaded only by those who need it. */
class StartUpTest {
  private static final List<String> HEAVY =
      List.of("dev.kinoport.engine.", "dev.kinoport.fake.", "javax.imageio.", "com.google.inject.");
  private static final List<String> DATABASE =
      List.of("dev.kinoport.jdbc.", "dev.kinoport.database.", "org.sqlite.");
  private static final List<String> WEB =
      List.of("dev.kinoport.fal.", "okhttp3.", "okio.", "retrofit2.", "com.squareup.moshi.");

  @ParameterizedTest
  @ValueSource(strings = {"price", "models", "--help"})
  void aQuestionLoadsNeitherEngineNorProvider(String command)
      throws IOException, InterruptedException {
    List<String> loaded = loadedBy(command);

    assertThat(loaded).anyMatch(line -> line.contains(Commands.class.getName()));
    assertThat(loaded).noneMatch(line -> HEAVY.stream().anyMatch(line::contains));
    assertThat(loaded).noneMatch(line -> WEB.stream().anyMatch(line::contains));
    assertThat(loaded).noneMatch(line -> DATABASE.stream().anyMatch(line::contains));
  }

  @Test
  void theFakeLoadsNothingOfTheWeb() throws IOException, InterruptedException {
    List<String> loaded =
        loadedBy(
            "generate",
            "--image",
            Shell.IMAGE.toString(),
            "--prompt",
            "The kite climbs",
            "--dry-run");

    assertThat(loaded).anyMatch(line -> line.contains("dev.kinoport.fake."));
    assertThat(loaded).noneMatch(line -> WEB.stream().anyMatch(line::contains));
    assertThat(loaded).noneMatch(line -> DATABASE.stream().anyMatch(line::contains));
  }

  private static List<String> loadedBy(String... command) throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    words.addAll(List.of(command));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    return Stream.of(said.split("\\R")).filter(line -> line.contains("[class,load]")).toList();
  }
}
