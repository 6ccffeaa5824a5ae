package dev.kinoport.cli.provider;

import dev.kinoport.Kinoport;
import dev.kinoport.KinoportBuilder;
import dev.kinoport.cli.option.BackendOptions;
import dev.kinoport.cli.option.WireOptions;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.state.Vault;
import dev.kinoport.engine.EngineSettings;
import dev.kinoport.engine.GenerationListener;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.http.ProxyRules;
import dev.kinoport.input.Violation;
import dev.kinoport.offer.Catalogue;
import dev.kinoport.time.SystemTime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** fal over HTTP, or what stands in for it. Nothing is contacted before something is sent. */
public final class FalSession {
  private static final String KEY = "FAL_KEY";
  private static final Duration USUAL = Duration.ofMinutes(2);

  private FalSession() {}

  static Either<CommandFailure, ProviderSession> open(
      BackendOptions backend,
      Catalogue catalogue,
      Map<String, String> environment,
      Vault vault,
      GenerationListener listener) {
    WireOptions options = backend.wire();
    boolean isOffline = options.isOffline(environment);
    return options
        .emulator()
        .<Either<String, FalConfig>>fold(
            () -> live(environment), address -> emulator(address, environment))
        .map(known -> known.offers(catalogue))
        .flatMap(known ->
            webhookUrl(options, isOffline).map(url -> url.fold(() -> known, known::webhook)))
        .mapLeft(fault -> CommandFailure.refused(FailureKind.BAD_USAGE, fault))
        .flatMap(known -> named(known, options, environment, vault))
        .flatMap(config -> open(backend, config, isOffline, vault, listener));
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
      FalConfig config, WireOptions options, Map<String, String> environment, Vault vault) {
    return options
        .address(environment)
        .filter(address -> vault.isKept())
        .fold(() -> Either.right(config), address -> EmulatorWorld.at(address).map(config::name));
  }

  private static Either<String, FalConfig> live(Map<String, String> environment) {
    return FalConfig.fromEnvironment(environment)
        .toEither()
        .mapLeft(faults -> faults.map(FalSession::line).mkString("; "));
  }

  private static String line(Violation fault) {
    String advice =
        fault.field().equals(KEY) ? "; --emulator URL and --backend fake need no key" : "";
    return "--backend fal: " + fault.field() + " " + fault.message() + advice;
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

  private static Either<CommandFailure, ProviderSession> open(
      BackendOptions backend,
      FalConfig config,
      boolean isOffline,
      Vault vault,
      GenerationListener listener) {
    SystemTime time = new SystemTime();
    Fal fal = Fal.open(config, time);
    String host = config.hosts().queue().getAuthority();
    return inbox(backend.wire(), fal)
        .mapLeft(fault -> CommandFailure.refused(FailureKind.BAD_USAGE, fault))
        .peekLeft(fault -> {
          fal.close();
          time.close();
        })
        .map(inbox ->
            new ProviderSession(
                kinoport(
                    Kinoport.builder()
                        .settings(
                            ProviderSession.limited(EngineSettings.standard(), backend.inFlight()))
                        .listener(listener),
                    fal,
                    time,
                    inbox,
                    vault),
                vault.journal(),
                config.name(),
                time,
                USUAL,
                Option.some(host),
                !isOffline,
                inbox));
  }

  private static Either<String, Option<WebhookInbox>> inbox(WireOptions options, Fal fal) {
    return options
        .webhookPort()
        .fold(
            () -> Either.right(Option.none()),
            port -> WebhookInbox.on(port, fal.webhooks()).map(Option::some));
  }

  private static Kinoport kinoport(
      KinoportBuilder builder, Fal fal, SystemTime time, Option<WebhookInbox> inbox, Vault vault) {
    builder
        .provider(fal.provider().withClips(vault.store(fal.clipSource())))
        .journal(vault.journal())
        .time(time);
    vault.workers().forEach(builder::scheduler);
    inbox.forEach(builder::owning);
    Kinoport kinoport = builder.owning(fal).owning(time).build();
    inbox.forEach(box -> box.deliverTo(kinoport));
    return kinoport;
  }
}
