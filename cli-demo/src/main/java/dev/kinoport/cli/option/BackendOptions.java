package dev.kinoport.cli;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;
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

  @Mixin private CatalogueOptions catalogue = new CatalogueOptions();

  private Option<Integer> inFlight = Option.none();

  /** Lets no more than this many be with the provider at once. */
  void atMost(int most) {
    inFlight = Option.some(most);
  }

  Option<Integer> inFlight() {
    return inFlight;
  }

  CatalogueOptions catalogue() {
    return catalogue;
  }

  BackendName backend() {
    return backend;
  }

  WireOptions wire() {
    return wire;
  }

  FakeOptions fake() {
    return fake;
  }

  /** Reads options as somebody would type them; left: they cannot be read. */
  static Either<String, BackendOptions> of(List<String> words) {
    try {
      return Either.right(
          CommandLine.populateCommand(new BackendOptions(), words.toArray(String[]::new)));
    } catch (CommandLine.ParameterException e) {
      return Either.left(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The options that make the same fake again in its world. Requests are frozen; the fake that is
   * made anew must know the same models.
   */
  List<String> fakeWords() {
    return Stream.concat(fake.words().stream(), catalogue.words().stream()).toList();
  }

  /**
   * Whether a later process can go on. A clock that jumps is at the end at once, and a seed asks
   * for ids that a lasting journal has already.
   */
  boolean isKept() {
    return backend == BackendName.FAL || (fake.pace() != Pace.INSTANT && fake.seed().isEmpty());
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
