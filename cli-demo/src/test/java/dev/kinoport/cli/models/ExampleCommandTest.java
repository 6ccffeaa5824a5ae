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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleCommandTest {
  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

  /** To film takes the time: {@code -Pproof} films them all. */
  private static final int FILMED_OF = Boolean.getBoolean("proof") ? 1 : 8;

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("aliases")
  void theExampleOfEveryModelIsWhatTheModelTakes(String alias) {
    Shell.Result result = run(alias, "--dry-run");

    assertThat(result.err() + result.exitCode()).endsWith("0");
  }

  @ParameterizedTest
  @MethodSource("filmed")
  void theExampleOfEveryModelMakesAClip(String alias) {
    Path clip = folder.resolve("clip.mp4");

    Shell.Result result = run(alias, "--pace", "instant", "--out", clip.toString());

    assertThat(result.err() + result.exitCode()).endsWith("0");
    assertThat(Files.exists(clip)).isTrue();
  }

  private static Shell.Result run(String alias, String... more) {
    List<String> words = new ArrayList<>();
    FalOffers.catalogue()
        .find(alias)
        .forEach(model -> words.addAll(ExampleCommand.words(model, NOW)));
    words.replaceAll(word -> word.replace("samples/", "../samples/"));
    words.addAll(List.of(more));
    return Shell.piped().run(words.toArray(String[]::new));
  }

  @Test
  void thePageShowsIt() {
    assertThat(Shell.piped().run("models", "veo-3.1").out())
        .contains("./kinoport generate --model veo-3.1 --prompt \"the kite dives\"");
  }

  private static Stream<String> aliases() {
    return FalOffers.catalogue().sold(NOW).offers().stream().map(Offer::alias);
  }

  private static Stream<String> filmed() {
    List<String> all = aliases().toList();
    return IntStream.iterate(0, number -> number < all.size(), number -> number + FILMED_OF)
        .mapToObj(all::get);
  }
}
