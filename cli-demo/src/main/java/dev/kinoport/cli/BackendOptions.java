package dev.kinoport.cli;

import io.vavr.control.Option;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Who makes the clip, and how. */
final class BackendOptions {
  @CommandLine.Option(
      names = "--backend",
      paramLabel = "BACKEND",
      converter = BackendName.Converter.class,
      description =
          "fake (by default) makes real clips in memory and spends no money; fal buys them from"
              + " fal.ai, with the key in FAL_KEY, or in FAL_KEY_ID and FAL_KEY_SECRET, and within"
              + " --budget")
  private BackendName backend = BackendName.FAKE;

  @Mixin private WireOptions wire = new WireOptions();

  @Mixin private FakeOptions fake = new FakeOptions();

  BackendName backend() {
    return backend;
  }

  WireOptions wire() {
    return wire;
  }

  FakeOptions fake() {
    return fake;
  }

  /** What is wrong with these together, if anything. */
  Option<String> misfit() {
    return switch (backend) {
      case FAKE -> wire.typed().map(name -> name + " is for --backend fal");
      case FAL ->
          fake.typed()
              .map(name ->
                  name
                      + " is for --backend fake; over the wire, kinoport serve decides how requests"
                      + " go");
    };
  }
}
