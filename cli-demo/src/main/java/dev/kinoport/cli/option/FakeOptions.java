package dev.kinoport.cli.option;

import dev.kinoport.cli.option.converter.WorldConverter;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How the fake behaves. Nobody else can be told to. */
public final class FakeOptions {
  @CommandLine.Option(
      names = "--pace",
      paramLabel = "PACE",
      converter = FakeSpeed.Converter.class,
      description =
          "The fake's time: real (minutes), fast (2 s; by default) or instant (a clock that jumps)")
  private @Nullable FakeSpeed pace;

  @CommandLine.Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "The fake's seed: with --pace instant the same seed gives the same generation id and the"
              + " same request id again, on the same day. The models here have no seed input of"
              + " their own")
  private @Nullable Long seed;

  @CommandLine.Option(
      names = "--fault",
      paramLabel = "FAULT",
      converter = FaultName.Converter.class,
      description = "Something that goes wrong at the fake, to see what comes of it; see below")
  private @Nullable FaultName mishap;

  /** Said by us when an earlier order leads to a world. */
  @CommandLine.Option(
      names = "--world",
      paramLabel = "DIR",
      converter = WorldConverter.class,
      hidden = true,
      description = "Where the fake's world is kept, so that it outlives this process")
  private @Nullable Path world;

  public void keptIn(Path folder) {
    world = folder;
  }

  public Option<Path> world() {
    return Option.of(world);
  }

  public FakeSpeed pace() {
    return pace == null ? FakeSpeed.FAST : pace;
  }

  public Option<Long> seed() {
    return Option.of(seed);
  }

  public Option<FaultName> mishap() {
    return Option.of(mishap);
  }

  /** The options that make the same fake again, in whichever world. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of("--pace", pace().toString()));
    seed().forEach(known -> words.addAll(List.of("--seed", known.toString())));
    mishap().forEach(known -> words.addAll(List.of("--fault", known.toString())));
    return words;
  }

  /** The first of these that somebody typed, if any. */
  Option<String> typed() {
    return Option.when(pace != null, "--pace")
        .orElse(Option.when(seed != null, "--seed"))
        .orElse(Option.when(mishap != null, "--fault"));
  }
}
