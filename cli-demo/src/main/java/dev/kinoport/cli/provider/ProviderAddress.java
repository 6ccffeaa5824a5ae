package dev.kinoport.cli.provider;

import dev.kinoport.Terms;
import dev.kinoport.cli.console.Quoted;
import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.option.BackendOptions;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the provider of an order is reached again, as the order says. Holds no key.
 *
 * @param provider under which name it is written down
 * @param further who is asked after it, if it says no and bills nothing; may be empty
 * @param emulators where what stands in for a shop was, of each shop that something stands in for
 * @param fake the options that make the same fake again; empty for any other provider
 */
public record ProviderAddress(
    ProviderName provider,
    List<ProviderName> further,
    Map<BackendName, String> emulators,
    List<String> fake) {
  private static final String EMULATOR = "emulator.";
  private static final String FAKE = "fake.";

  private static final String OPTIONS = "fake.options";
  private static final String IN_FLIGHT = "in_flight";

  public ProviderAddress {
    further = List.copyOf(further);
    emulators = Map.copyOf(emulators);
    fake = List.copyOf(fake);
  }

  public static ProviderAddress of(Order order) {
    return new ProviderAddress(
        order.provider(),
        order.offers().stream().skip(order.place() + 1L).map(OrderedOffer::provider).toList(),
        BackendName.shops()
            .filter(shop -> order.attributes().containsKey(at(shop)))
            .collect(Collectors.toMap(shop -> shop, shop -> order.attributes().get(at(shop)))),
        order.attributes().getOrDefault(OPTIONS, "").lines().toList());
  }

  /** Terms under which the providers that these options lead to are found again. */
  public static Terms on(Terms terms, BackendOptions backend, Map<String, String> environment) {
    if (backend.backend() == BackendName.FAKE) {
      return terms.attribute(OPTIONS, String.join("\n", backend.fakeWords()));
    }
    Terms known = terms;
    for (BackendName shop : backend.backends()) {
      for (String address : backend.emulatorAddress(environment, shop)) {
        known = known.attribute(at(shop), address);
      }
    }
    return known;
  }

  /** The attribute of an order that says where what stands in for a shop is. */
  private static String at(BackendName shop) {
    return EMULATOR + shop;
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
    boolean isEmulated = chain().anyMatch(name -> emulated(name).isDefined());
    if (moved.isDefined() && !isEmulated) {
      return Either.left("it was not ordered from an emulator, but from " + provider);
    }
    Option<String> lost =
        Option.ofOptional(
            chain()
                .flatMap(name -> emulated(name).toJavaStream())
                .flatMap(shop -> obstacle(shop, moved).toJavaStream())
                .findFirst());
    if (lost.isDefined()) {
      return Either.left(lost.getOrElse(""));
    }
    for (BackendName shop : shop(provider)) {
      return options(shop);
    }
    return world(provider)
        .toEither("it was ordered from %s, which nothing here leads to".formatted(provider))
        .flatMap(name -> remade(worlds.of(name)));
  }

  /**
   * The environment that leads there: keys as they are by now, and emulators where they were, which
   * is a fact of the order.
   *
   * @param moved where emulators are now, if they are not where they were
   */
  Map<String, String> environment(Map<String, String> now, Option<URI> moved) {
    Map<String, String> leading = new HashMap<>(now);
    BackendName.shops().map(BackendName::emulatorVariable).forEach(leading::remove);
    chain()
        .flatMap(name -> emulated(name).toJavaStream())
        .forEach(
            shop -> address(shop, moved).forEach(at -> leading.put(shop.emulatorVariable(), at)));
    return leading;
  }

  private Stream<ProviderName> chain() {
    return Stream.concat(Stream.of(provider), further.stream());
  }

  private Option<String> address(BackendName shop, Option<URI> moved) {
    return moved.map(URI::toString).orElse(Option.of(emulators.get(shop)));
  }

  private Either<String, BackendOptions> options(BackendName shop) {
    String shops =
        Stream.concat(Stream.of(shop), further.stream().flatMap(next -> shop(next).toJavaStream()))
            .map(BackendName::toString)
            .collect(Collectors.joining(","));
    return BackendOptions.of(List.of("--provider", shops));
  }

  /** Why nothing leads to an emulator. An order may come from anybody, with anything in it. */
  private Option<String> obstacle(BackendName shop, Option<URI> moved) {
    Option<String> at = address(shop, moved);
    if (at.isEmpty()) {
      return Option.some("nobody wrote down where its emulator is; --emulator URL says so");
    }
    try {
      at.map(URI::create).forEach(FalConfig::emulator);
      return Option.none();
    } catch (IllegalArgumentException e) {
      return Option.some(
          "its emulator is written down as %s, which is no address: %s; --emulator URL says where it is"
              .formatted(Quoted.of(at.getOrElse("")), e.getMessage()));
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
