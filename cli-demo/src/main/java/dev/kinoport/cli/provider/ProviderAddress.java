package dev.kinoport.cli.provider;

import dev.kinoport.Terms;
import dev.kinoport.cli.console.Quoted;
import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.option.WireOptions;
import dev.kinoport.cli.state.FakeWorlds;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.generation.Order;
import dev.kinoport.generation.OrderedOffer;
import dev.kinoport.provider.ProviderName;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the provider of an order is reached again, as the order says. Holds no key.
 *
 * @param provider under which name it is written down
 * @param further who is asked after it, if it says no and bills nothing; may be empty
 * @param emulator where what stands in for the provider was, if something does
 * @param fake the options that make the same fake again; empty for any other provider
 */
public record ProviderAddress(
    ProviderName provider, List<ProviderName> further, Option<String> emulator, List<String> fake) {
  private static final String EMULATOR = "emulator.";
  private static final String FAKE = "fake.";

  private static final String AT = "emulator";
  private static final String OPTIONS = "fake.options";
  private static final String IN_FLIGHT = "in_flight";

  public ProviderAddress {
    further = List.copyOf(further);
    fake = List.copyOf(fake);
  }

  public static ProviderAddress of(Order order) {
    return new ProviderAddress(
        order.provider(),
        order.offers().stream()
            .skip(order.place() + 1L)
            .map(OrderedOffer::provider)
            .filter(next -> isAlike(order.provider(), next))
            .toList(),
        Option.of(order.attributes().get(AT)),
        order.attributes().getOrDefault(OPTIONS, "").lines().toList());
  }

  /** Terms under which the provider that these options lead to is found again. */
  public static Terms on(Terms terms, BackendOptions backend, Map<String, String> environment) {
    return backend.backend() == BackendName.FAKE
        ? terms.attribute(OPTIONS, String.join("\n", backend.fakeWords()))
        : Option.ofOptional(
                backend.backends().stream()
                    .flatMap(shop -> backend.emulatorAddress(environment, shop).toJavaStream())
                    .findFirst())
            .fold(() -> terms, at -> terms.attribute(AT, at));
  }

  /** Whether one way leads to both: an emulator, or none. */
  private static boolean isAlike(ProviderName one, ProviderName other) {
    return emulated(one).isDefined() == emulated(other).isDefined();
  }

  /** The name of a world of the fake, as a provider. */
  public static ProviderName fake(String world) {
    return ProviderName.of(FAKE + world);
  }

  /** The name of a world behind a shop's wire, as a provider. */
  static ProviderName emulator(BackendName shop, String world) {
    return ProviderName.of(emulatorPrefix(shop) + world);
  }

  /** fal's has no shop in front of it. */
  private static String emulatorPrefix(BackendName shop) {
    return shop == BackendName.FAL ? EMULATOR : shop + "-" + EMULATOR;
  }

  /** The shop whose emulator it is, if it is one. */
  private static Option<BackendName> emulated(ProviderName provider) {
    return Option.ofOptional(
        BackendName.shops()
            .filter(shop -> provider.value().startsWith(emulatorPrefix(shop)))
            .findFirst());
  }

  /** The shop of a name; which of a shop's platforms it is, the environment says. */
  private static Option<BackendName> shop(ProviderName provider) {
    return emulated(provider)
        .orElse(() -> BackendName.shop(provider.value().replaceFirst("-china$", "")));
  }

  /** The world of the fake behind a name, if it is one. */
  static Option<String> world(ProviderName provider) {
    return Option.of(provider.value())
        .filter(name -> name.startsWith(FAKE))
        .map(name -> name.substring(FAKE.length()));
  }

  /**
   * The options that lead there.
   *
   * @param moved where emulators are now, if they are not where they were
   * @param worlds where the worlds of the fake are kept
   * @return left: why nothing leads there from here
   */
  Either<String, BackendOptions> options(Option<URI> moved, FakeWorlds worlds) {
    for (BackendName shop : emulated(provider)) {
      return moved
          .map(URI::toString)
          .orElse(emulator)
          .toEither("nobody wrote down where its emulator is; --emulator URL says so")
          .flatMap(ProviderAddress::readable)
          .flatMap(at -> options(shop, WireOptions.EMULATOR, at));
    }
    if (moved.isDefined()) {
      return Either.left("it was not ordered from an emulator, but from " + provider);
    }
    for (BackendName shop : shop(provider)) {
      return options(shop);
    }
    return world(provider)
        .toEither("it was ordered from %s, which nothing here leads to".formatted(provider))
        .flatMap(name -> remade(worlds.of(name)));
  }

  private Either<String, BackendOptions> options(BackendName shop, String... more) {
    String shops =
        Stream.concat(Stream.of(shop), further.stream().flatMap(next -> shop(next).toJavaStream()))
            .map(BackendName::toString)
            .collect(Collectors.joining(","));
    List<String> words = new ArrayList<>(List.of("--provider", shops));
    words.addAll(List.of(more));
    return BackendOptions.of(words);
  }

  /** An order may come from anybody, with anything in it. */
  private static Either<String, String> readable(String emulator) {
    try {
      FalConfig.emulator(URI.create(emulator));
      return Either.right(emulator);
    } catch (IllegalArgumentException e) {
      return Either.left(
          "its emulator is written down as %s, which is no address: %s; --emulator URL says where it is"
              .formatted(Quoted.of(emulator), e.getMessage()));
    }
  }

  private Either<String, BackendOptions> remade(Path world) {
    if (!Files.isDirectory(world)) {
      return Either.left(
          "the world of the fake that it was ordered from is gone: " + Quoted.of(world.toString()));
    }
    List<String> words =
        new ArrayList<>(List.of("--provider", "fake", "--world", world.toString()));
    words.addAll(fake);
    return BackendOptions.of(words);
  }

  /** Terms under which no more of these than so many are with their provider at once. */
  public static Terms inFlight(Terms terms, int most) {
    return terms.attribute(IN_FLIGHT, String.valueOf(most));
  }

  /** How many of these may be with their provider at once, if that is limited. */
  public static Option<Integer> inFlight(List<Order> orders) {
    return Option.ofOptional(
        orders.stream()
            .flatMap(order -> Option.of(order.attributes().get(IN_FLIGHT)).toJavaStream())
            .filter(text -> text.matches("[1-9][0-9]{0,8}"))
            .map(Integer::valueOf)
            .max(Comparator.naturalOrder()));
  }
}
