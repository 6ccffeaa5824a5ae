package dev.kinoport.cli.provider;

import dev.kinoport.cli.option.BackendName;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.option.WireOptions;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.state.Vault;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.http.config.ProxyRules;
import dev.kinoport.input.Violation;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Map;

/** fal over HTTP, or what stands in for it. Nothing is contacted before something is sent. */
public final class FalSession {
  private static final String KEY = "FAL_KEY";

  private FalSession() {}

  static Either<CommandFailure, ShopSession.Shop> open(
      BackendOptions backend,
      Catalogue catalogue,
      Map<String, String> environment,
      Vault vault,
      SystemTime time) {
    WireOptions options = backend.wire();
    Option<String> emulator = backend.emulatorAddress(environment, BackendName.FAL);
    boolean isOffline = emulator.isDefined();
    return options
        .emulator()
        .<Either<String, FalConfig>>fold(
            () -> live(environment), address -> emulator(address, environment))
        .map(known -> known.offers(catalogue))
        .flatMap(known ->
            webhookUrl(options, isOffline).map(url -> url.fold(() -> known, known::webhook)))
        .mapLeft(fault -> CommandFailure.refused(FailureKind.BAD_USAGE, fault))
        .flatMap(known -> named(known, emulator, vault))
        .flatMap(config -> open(options, config, isOffline, time));
  }

  private static Either<String, FalConfig> emulator(URI address, Map<String, String> environment) {
    try {
      FalConfig config = FalConfig.emulator(address);
      return ProxyRules.of(environment)
          .mapLeft(variable -> variable + " must be such as http://proxy.example:3128")
          .map(rules -> rules.fold(() -> config, config::proxies));
    } catch (IllegalArgumentException e) {
      return Either.left("--emulator %s: %s".formatted(address, e.getMessage()));
    }
  }

  /** An emulator is asked who it is. What ends with this process needs no name. */
  private static Either<CommandFailure, FalConfig> named(
      FalConfig config, Option<String> emulator, Vault vault) {
    return emulator
        .filter(address -> vault.isKept())
        .fold(
            () -> Either.right(config),
            address -> EmulatorWorld.at(address, BackendName.FAL).map(config::name));
  }

  private static Either<String, FalConfig> live(Map<String, String> environment) {
    return FalConfig.fromEnvironment(environment)
        .toEither()
        .mapLeft(faults -> faults.map(FalSession::line).mkString("; "));
  }

  private static String line(Violation fault) {
    String advice =
        fault.field().equals(KEY) ? "; --emulator URL and --provider fake need no key" : "";
    return "--provider fal: " + fault.field() + " " + fault.message() + advice;
  }

  /** Where fal shall call, if it shall: an emulator can do so without a tunnel. */
  private static Either<String, Option<URI>> webhookUrl(WireOptions options, boolean isOffline) {
    Option<URI> loopback =
        options.webhookPort().map(port -> URI.create("http://127.0.0.1:" + port + "/"));
    if (loopback.isEmpty() && options.webhookUrl().isDefined()) {
      return Either.left("--webhook-url needs --webhook-port, where the tunnel ends");
    }
    if (loopback.isDefined() && options.webhookUrl().isEmpty() && !isOffline) {
      return Either.left("--webhook-port needs --webhook-url: fal cannot call this machine");
    }
    return Either.right(options.webhookUrl().orElse(loopback));
  }

  private static Either<CommandFailure, ShopSession.Shop> open(
      WireOptions options, FalConfig config, boolean isOffline, SystemTime time) {
    Fal fal = Fal.open(config, time);
    return inbox(options, fal)
        .mapLeft(fault -> CommandFailure.refused(FailureKind.BAD_USAGE, fault))
        .peekLeft(fault -> fal.close())
        .map(inbox ->
            new ShopSession.Shop(
                fal.provider(),
                fal.clipSource(),
                fal,
                config.hosts().queue().getAuthority(),
                isOffline,
                inbox));
  }

  private static Either<String, Option<WebhookInbox>> inbox(WireOptions options, Fal fal) {
    return options
        .webhookPort()
        .fold(
            () -> Either.right(Option.none()),
            port -> WebhookInbox.on(port, fal.webhooks()).map(Option::some));
  }
}
