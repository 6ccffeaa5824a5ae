package dev.kinoport.cli.provider;

import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.state.Vault;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.http.ProxyRules;
import dev.kinoport.input.Violation;
import dev.kinoport.minimax.Minimax;
import dev.kinoport.minimax.MinimaxConfig;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Map;

/** MiniMax over HTTP, or what stands in for it. Nothing is contacted before something is sent. */
final class MinimaxSession {
  private MinimaxSession() {}

  static Either<CommandFailure, ProviderSession> open(
      BackendOptions backend,
      Catalogue catalogue,
      Map<String, String> environment,
      Vault vault,
      GenerationListener listener) {
    Option<String> address = backend.emulatorAddress(environment);
    return backend
        .wire()
        .emulator()
        .<Either<String, MinimaxConfig>>fold(
            () -> live(environment), emulator -> emulator(emulator, environment))
        .mapLeft(fault -> CommandFailure.refused(FailureKind.BAD_USAGE, fault))
        .flatMap(known -> named(known, address, vault))
        .map(config -> open(backend, offered(config, catalogue), address, vault, listener));
  }

  /** China's platform has prices of its own; files of models come on top of the global one's. */
  private static MinimaxConfig offered(MinimaxConfig config, Catalogue catalogue) {
    return MinimaxConfig.CHINA_HOST.equals(config.base().getHost())
        ? config
        : config.offers(catalogue);
  }

  private static ProviderSession open(
      BackendOptions backend,
      MinimaxConfig config,
      Option<String> emulator,
      Vault vault,
      GenerationListener listener) {
    SystemTime time = new SystemTime();
    Minimax minimax = Minimax.open(config, time);
    ShopSession.Shop shop =
        new ShopSession.Shop(
            minimax.provider(),
            minimax.clipSource(),
            minimax,
            config.base().getAuthority(),
            emulator.isDefined());
    return ShopSession.of(shop, time, backend.inFlight(), vault, listener, Option.none());
  }

  private static Either<String, MinimaxConfig> emulator(
      URI address, Map<String, String> environment) {
    try {
      MinimaxConfig config = MinimaxConfig.emulator(address);
      return ProxyRules.of(environment)
          .mapLeft(variable -> variable + " must be such as http://proxy.example:3128")
          .map(rules -> rules.fold(() -> config, ways -> config.http(http -> http.proxies(ways))));
    } catch (IllegalArgumentException e) {
      return Either.left("--emulator %s: %s".formatted(address, e.getMessage()));
    }
  }

  /** An emulator is asked who it is. What ends with this process needs no name. */
  private static Either<CommandFailure, MinimaxConfig> named(
      MinimaxConfig config, Option<String> emulator, Vault vault) {
    return emulator
        .filter(address -> vault.isKept())
        .fold(
            () -> Either.right(config),
            address -> EmulatorWorld.at(address, BackendName.MINIMAX).map(config::name));
  }

  private static Either<String, MinimaxConfig> live(Map<String, String> environment) {
    return MinimaxConfig.fromEnvironment(environment)
        .toEither()
        .mapLeft(faults -> faults.map(MinimaxSession::line).mkString("; "));
  }

  private static String line(Violation fault) {
    String advice =
        fault.field().equals(BackendName.MINIMAX.keyVariable())
            ? "; --emulator URL and --provider fake need no key"
            : "";
    return "--provider minimax: " + fault.field() + " " + fault.message() + advice;
  }
}
