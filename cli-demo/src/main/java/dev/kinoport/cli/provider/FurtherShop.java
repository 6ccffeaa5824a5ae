package dev.kinoport.cli.provider;

import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.state.Vault;
import dev.kinoport.http.HttpShop;
import dev.kinoport.http.config.ProxyRules;
import dev.kinoport.input.Violation;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.provider.ProviderName;
import dev.kinoport.time.SystemTime;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.URI;
import java.util.Map;

/**
 * A shop that is no different here from any other but in how it is set up. Nothing is contacted
 * before something is sent, but an emulator, which is asked which world it is.
 *
 * @param <C> its set-up
 */
abstract class FurtherShop<C> {
  private final BackendName name;

  FurtherShop(BackendName name) {
    this.name = name;
  }

  /**
   * Set up for what stands in for it.
   *
   * @throws IllegalArgumentException if the address is none
   */
  abstract C emulator(URI address);

  /** Set up as the environment says. */
  abstract Validation<Seq<Violation>, C> fromEnvironment(Map<String, String> environment);

  /** The same through proxies. */
  abstract C through(C config, ProxyRules proxies);

  /** The same under another name. */
  abstract C named(C config, ProviderName provider);

  /** The same, selling these. */
  abstract C selling(C config, Catalogue catalogue);

  /** Opened; nothing is contacted. */
  abstract HttpShop opened(C config, SystemTime time);

  /** Where requests go. */
  abstract URI base(C config);

  /** Opens it; left: why it cannot be had. */
  Either<CommandFailure, ShopSession.Shop> open(
      BackendOptions backend,
      Catalogue catalogue,
      Map<String, String> environment,
      Vault vault,
      SystemTime time) {
    Option<String> address = backend.emulatorAddress(environment, name);
    return backend
        .wire()
        .emulator()
        .<Either<String, C>>fold(
            () -> live(environment), emulator -> standingIn(emulator, environment))
        .mapLeft(fault -> CommandFailure.refused(FailureKind.BAD_USAGE, fault))
        .flatMap(known -> called(known, address, vault))
        .map(config -> wired(selling(config, catalogue), time, address.isDefined()));
  }

  private ShopSession.Shop wired(C config, SystemTime time, boolean isOffline) {
    HttpShop shop = opened(config, time);
    return new ShopSession.Shop(
        shop.provider(),
        shop.clipSource(),
        shop,
        base(config).getAuthority(),
        isOffline,
        Option.none());
  }

  private Either<String, C> standingIn(URI address, Map<String, String> environment) {
    try {
      C config = emulator(address);
      return ProxyRules.of(environment)
          .mapLeft(variable -> variable + " must be such as http://proxy.example:3128")
          .map(rules -> rules.fold(() -> config, ways -> through(config, ways)));
    } catch (IllegalArgumentException e) {
      return Either.left("--emulator %s: %s".formatted(address, e.getMessage()));
    }
  }

  /** An emulator is asked who it is. What ends with this process needs no name. */
  private Either<CommandFailure, C> called(C config, Option<String> emulator, Vault vault) {
    return emulator
        .filter(address -> vault.isKept())
        .fold(
            () -> Either.right(config),
            address -> EmulatorWorld.at(address, name).map(world -> named(config, world)));
  }

  private Either<String, C> live(Map<String, String> environment) {
    return fromEnvironment(environment)
        .toEither()
        .mapLeft(faults -> faults.map(this::line).mkString("; "));
  }

  private String line(Violation fault) {
    String advice =
        fault.field().equals(name.keyVariable())
            ? "; --emulator URL and --provider fake need no key"
            : "";
    return "--provider " + name + ": " + fault.field() + " " + fault.message() + advice;
  }
}
