package dev.kinoport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes long to load is loaded only by those who need it. */
class StartUpTest {
  private static final List<String> HEAVY =
      List.of("dev.kinoport.engine.", "dev.kinoport.fake.", "javax.imageio.", "com.google.inject.");

  @ParameterizedTest
  @ValueSource(strings = {"price", "models", "--help"})
  void aQuestionLoadsNeitherEngineNorFake(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                command)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(loaded(said)).anyMatch(line -> line.contains(Commands.class.getName()));
    assertThat(loaded(said)).noneMatch(line -> HEAVY.stream().anyMatch(line::contains));
  }

  private static List<String> loaded(String said) {
    return Stream.of(said.split("\\R")).filter(line -> line.contains("[class,load]")).toList();
  }
}
