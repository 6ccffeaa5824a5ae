package dev.kinoport.cli.option;

import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Who makes the clip, and how. */
public final class BackendOptions {
  @CommandLine.Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      split = ",",
      converter = BackendName.Converter.class,
      description =
          "fake (by default) makes real clips in memory and spends no money; fal, minimax and"
              + " replicate buy them there, within --budget, with the key in FAL_KEY (or FAL_KEY_ID"
              + " and FAL_KEY_SECRET), MINIMAX_API_KEY and REPLICATE_API_TOKEN; videos asks the"
              + " server at KINOPORT_VIDEOS_URL. Of several, as in fal,minimax, the next is asked"
              + " when the one before it says no and bills nothing")
  private List<BackendName> backends = new ArrayList<>();

  @CommandLine.Option(
      names = "--backend",
      paramLabel = "PROVIDER",
      split = ",",
      converter = BackendName.Converter.class,
      hidden = true,
      description = "Another word for --provider")
  @SuppressWarnings("UnusedMethod") // picocli calls it
  private void setBackends(List<BackendName> names) {
    backends = new ArrayList<>(names);
  }

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

  /** Who is asked first. */
  public BackendName backend() {
    return backends().getFirst();
  }

  /** Who is asked, one after the other; at least one. */
  public List<BackendName> backends() {
    return backends.isEmpty() ? List.of(BackendName.FAKE) : backends;
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
    return backend().isOverTheWire() || (fake.pace() != FakeSpeed.INSTANT && fake.seed().isEmpty());
  }

  /** Why no worker can do the steps, if so. */
  public Option<CommandFailure> withoutWorkers() {
    return Option.when(
        backends().contains(BackendName.FAKE),
        () ->
            CommandFailure.refused(
                FailureKind.BAD_USAGE,
                "the fake lives in one process, and workers share a provider: start kinoport serve,"
                    + " and name it with --provider fal --emulator URL"));
  }

  /** What is wrong with these together, if anything. */
  public Option<String> misfit() {
    boolean isMixed = backends().size() > 1 && backends().contains(BackendName.FAKE);
    if (isMixed || backends().stream().distinct().count() < backends().size()) {
      return Option.some(
          "--provider must name each shop once, and the fake alone; was "
              + backends().stream().map(BackendName::toString).collect(Collectors.joining(",")));
    }
    return Option.ofOptional(
        backends().stream().flatMap(shop -> misfit(shop).toJavaStream()).findFirst());
  }

  private Option<String> misfit(BackendName backend) {
    return switch (backend) {
      case FAKE -> wire.typed().map(name -> name + " is for --provider fal and other shops");
      case FAL -> overTheWire();
      case MINIMAX, REPLICATE, VIDEOS ->
          wire.typedForMessages()
              .filter(name -> !backends().contains(BackendName.FAL))
              .map(name -> name + " is for --provider fal")
              .orElse(overTheWire());
    };
  }

  private Option<String> overTheWire() {
    return fake.typed()
        .map(name ->
            name
                + " is for --provider fake; over the wire, kinoport serve decides how requests go");
  }

  /** Where what stands in for a shop is, if something does. */
  public Option<String> emulatorAddress(Map<String, String> environment, BackendName shop) {
    return wire.address(environment, shop);
  }

  /** Whether something stands in for each of the shops. */
  public boolean isEmulated(Map<String, String> environment) {
    return backends().stream().allMatch(shop -> emulatorAddress(environment, shop).isDefined());
  }
}
