package dev.kinoport.cli.option;

import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Who makes the clip, and how. */
public final class BackendOptions {
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
  public void atMost(int most) {
    inFlight = Option.some(most);
  }

  public Option<Integer> inFlight() {
    return inFlight;
  }

  public CatalogueOptions catalogue() {
    return catalogue;
  }

  public BackendName backend() {
    return backend;
  }

  public WireOptions wire() {
    return wire;
  }

  public FakeOptions fake() {
    return fake;
  }

  /** Reads options as somebody would type them; left: they cannot be read. */
  public static Either<String, BackendOptions> of(List<String> words) {
    try {
      return Either.right(populated(new BackendOptions(), words));
    } catch (CommandLine.ParameterException e) {
      return Either.left(String.valueOf(e.getMessage()));
    }
  }

  private static BackendOptions populated(BackendOptions options, List<String> words) {
    new CommandLine(options).setExpandAtFiles(false).parseArgs(words.toArray(String[]::new));
    return options;
  }

  /**
   * The options that make the same fake again in its world. Requests are frozen; the fake that is
   * made anew must know the same models.
   */
  public List<String> fakeWords() {
    return Stream.concat(fake.words().stream(), catalogue.words().stream()).toList();
  }

  /**
   * Whether a later process can go on. A clock that jumps is at the end at once, and a seed asks
   * for ids that a lasting journal has already.
   */
  public boolean isKept() {
    return backend == BackendName.FAL
        || (fake.pace() != FakeSpeed.INSTANT && fake.seed().isEmpty());
  }

  /** Why no worker can do the steps, if so. */
  public Option<CommandFailure> withoutWorkers() {
    return Option.when(
        backend == BackendName.FAKE,
        () ->
            CommandFailure.refused(
                FailureKind.BAD_USAGE,
                "the fake lives in one process, and workers share a provider: start kinoport serve,"
                    + " and name it with --backend fal --emulator URL"));
  }

  /** What is wrong with these together, if anything. */
  public Option<String> misfit() {
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
