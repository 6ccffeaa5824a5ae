package dev.kinoport.cli.models;

import dev.kinoport.cli.console.Console;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.cli.outcome.CommandFailure;
import dev.kinoport.cli.outcome.ExitCode;
import dev.kinoport.cli.outcome.FailureKind;
import dev.kinoport.cli.text.Counted;
import dev.kinoport.fal.Fal;
import dev.kinoport.fal.FalConfig;
import dev.kinoport.fal.price.FalPrices;
import dev.kinoport.fault.Printable;
import dev.kinoport.json.Json;
import dev.kinoport.json.JsonText;
import dev.kinoport.offer.Offer;
import dev.kinoport.provider.ProviderFailure;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code kinoport models check --prices}: our prices beside those of fal's pricing API. */
final class PriceCheck {
  private final Console console;
  private final boolean json;

  PriceCheck(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /**
   * Asks for what is still sold, and tells what differs. Costs nothing.
   *
   * @param emulator asked instead of fal
   */
  ExitCode run(
      Option<URI> emulator, Map<String, String> environment, List<Offer> endpoints, Instant now) {
    FalConfig config = config(emulator, environment);
    List<Offer> sold = endpoints.stream().filter(offer -> offer.isSold(now)).toList();
    try (Fal fal = Fal.open(config)) {
      return fal.prices()
          .today(sold.stream().map(Offer::sku).toList())
          .<CommandFailure>mapLeft(PriceCheck::failure)
          .fold(
              failure -> {
                console.complain(failure.message());
                return failure.kind().exitCode();
              },
              prices -> told(compared(sold, prices, now)));
    }
  }

  /** Here and not in the command: whoever asks for help needs nothing of the web. */
  private static FalConfig config(Option<URI> emulator, Map<String, String> environment) {
    try {
      return emulator.fold(
          () ->
              FalConfig.fromEnvironment(environment)
                  .toEither()
                  .getOrElseThrow(faults ->
                      new BadUsage(
                          faults
                              .map(fault -> fault.field() + " " + fault.message())
                              .mkString("; "))),
          FalConfig::emulator);
    } catch (IllegalArgumentException e) {
      throw new BadUsage("--emulator %s: %s".formatted(emulator.getOrNull(), e.getMessage()));
    }
  }

  private static List<PriceComparison> compared(
      List<Offer> endpoints, Map<String, FalPrices.UnitPrice> prices, Instant now) {
    return endpoints.stream()
        .map(offer ->
            PriceComparison.of(offer, Option.<FalPrices.UnitPrice>of(prices.get(offer.sku())), now))
        .toList();
  }

  private ExitCode told(List<PriceComparison> all) {
    Map<PriceComparison.Outcome, Integer> counts = new EnumMap<>(PriceComparison.Outcome.class);
    for (PriceComparison.Outcome outcome : PriceComparison.Outcome.values()) {
      counts.put(outcome, 0);
    }
    all.forEach(one -> counts.merge(one.outcome(), 1, Integer::sum));
    if (json) {
      console.say(JsonText.indented(document(all, counts)));
    } else {
      all.forEach(one ->
          one.words().forEach(words -> console.say(one.endpoint() + ": " + Printable.line(words))));
    }
    console.note(
        "%s: %d as fal says, %d differ, %d of no price of ours, %d not listed by fal"
            .formatted(
                Counted.of(all.size(), "endpoint"),
                counts.get(PriceComparison.Outcome.SAME),
                counts.get(PriceComparison.Outcome.DIFFERS),
                counts.get(PriceComparison.Outcome.UNKNOWN),
                counts.get(PriceComparison.Outcome.NOT_LISTED)));
    return counts.getOrDefault(PriceComparison.Outcome.DIFFERS, 0) == 0
        ? ExitCode.DONE
        : ExitCode.BROKEN;
  }

  private static Json document(
      List<PriceComparison> all, Map<PriceComparison.Outcome, Integer> counts) {
    Json.Members document = Json.object();
    for (Map.Entry<PriceComparison.Outcome, Integer> count : counts.entrySet()) {
      document =
          document.with(
              count.getKey().name().toLowerCase(Locale.ROOT), count.getValue().longValue());
    }
    return document.with(
        "endpoints", new Json.Items(all.stream().map(PriceComparison::document).toList()));
  }

  private static CommandFailure failure(ProviderFailure failure) {
    FailureKind kind =
        switch (failure) {
          case ProviderFailure.Denied denied -> FailureKind.DENIED_BY_PROVIDER;
          case ProviderFailure.Unreachable away -> FailureKind.UNREACHABLE;
          case ProviderFailure.Throttled throttled -> FailureKind.THROTTLED_BY_PROVIDER;
          case ProviderFailure other -> FailureKind.PROVIDER_FAULT;
        };
    return CommandFailure.refused(kind, "fal's prices: " + failure.reason());
  }
}
