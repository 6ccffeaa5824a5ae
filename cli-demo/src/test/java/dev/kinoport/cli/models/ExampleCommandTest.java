package dev.kinoport.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinoport.catalogue.fal.FalOffers;
import dev.kinoport.cli.Shell;
import dev.kinoport.offer.Offer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("aliases")
  void theExampleOfEveryModelMakesAClip(String alias) {
    List<String> words = new ArrayList<>();
    FalOffers.catalogue()
        .find(alias)
        .forEach(model -> words.addAll(ExampleCommand.words(model, NOW)));
    words.replaceAll(word -> word.replace("samples/", "../samples/"));
    Path clip = folder.resolve("clip.mp4");
    words.addAll(List.of("--pace", "instant", "--out", clip.toString()));

    Shell.Result result = Shell.piped().run(words.toArray(String[]::new));

    assertThat(result.err() + result.exitCode()).endsWith("0");
    assertThat(Files.exists(clip)).isTrue();
  }

  @Test
  void thePageShowsIt() {
    assertThat(Shell.piped().run("models", "veo-3.1").out())
        .contains("./kinoport generate --model veo-3.1 --prompt \"the kite dives\"");
  }

  private static Stream<String> aliases() {
    return FalOffers.catalogue().sold(NOW).offers().stream().map(Offer::alias);
  }
}
