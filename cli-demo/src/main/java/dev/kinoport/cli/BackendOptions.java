package dev.kinoport.cli;

import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Who makes the clip, and how. */
final class BackendOptions {
  @CommandLine.Option(
      names = "--backend",
      paramLabel = "BACKEND",
      converter = BackendName.Converter.class,
      description =
          "fake (by default) makes real clips in memory and spends no money;"
              + " fal is not in this version yet")
  private BackendName backend = BackendName.FAKE;

  @CommandLine.Option(
      names = "--pace",
      paramLabel = "PACE",
      converter = Pace.Converter.class,
      description =
          "The fake's time: real (minutes), fast (2 s; by default) or instant (a clock that jumps)")
  private Pace pace = Pace.FAST;

  @CommandLine.Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "The fake's seed: same request, same seed, same request id; with --pace instant the same"
              + " generation id too. The models here have no seed input of their own")
  private @Nullable Long seed;

  @CommandLine.Option(
      names = "--fault",
      paramLabel = "FAULT",
      converter = Mishap.Converter.class,
      description = "Something that goes wrong at the fake, to see what comes of it; see below")
  private @Nullable Mishap mishap;

  BackendName backend() {
    return backend;
  }

  Pace pace() {
    return pace;
  }

  Option<Long> seed() {
    return Option.of(seed);
  }

  Option<Mishap> mishap() {
    return Option.of(mishap);
  }
}
