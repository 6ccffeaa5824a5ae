package dev.kinoport.cli.option;

import dev.kinoport.cli.option.converter.PortConverter;
import dev.kinoport.cli.option.converter.WebAddressConverter;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where a shop is, and where it finds us. */
public final class WireOptions {
  public static final String EMULATOR = "--emulator";

  @CommandLine.Option(
      names = EMULATOR,
      paramLabel = "URL",
      converter = WebAddressConverter.class,
      description =
          "What stands in for the shop: the address that kinoport serve prints. Takes no key and no"
              + " money; FAL_EMULATOR_URL, MINIMAX_EMULATOR_URL,"
              + " REPLICATE_EMULATOR_URL and KINOPORT_VIDEOS_EMULATOR_URL mean the same")
  private @Nullable URI emulator;

  @CommandLine.Option(
      names = "--webhook-url",
      paramLabel = "URL",
      converter = WebAddressConverter.class,
      description =
          "Let fal say here when it is done: a public address that a tunnel brings to"
              + " --webhook-port. An emulator needs none")
  private @Nullable URI webhookUrl;

  @CommandLine.Option(
      names = "--webhook-port",
      paramLabel = "N",
      converter = PortConverter.class,
      description = "Listen to fal on this port of loopback; only what fal signed is believed")
  private @Nullable Integer webhookPort;

  public Option<URI> emulator() {
    return Option.of(emulator);
  }

  public Option<URI> webhookUrl() {
    return Option.of(webhookUrl);
  }

  public Option<Integer> webhookPort() {
    return Option.of(webhookPort);
  }

  /** Where what stands in for a shop is, if something does. */
  Option<String> address(Map<String, String> environment, BackendName shop) {
    String named = environment.getOrDefault(shop.emulatorVariable(), "").strip();
    return emulator().map(URI::toString).orElse(Option.when(!named.isBlank(), named));
  }

  /** The first of those about messages that somebody typed, if any. */
  Option<String> typedForMessages() {
    return Option.when(webhookUrl != null, "--webhook-url")
        .orElse(Option.when(webhookPort != null, "--webhook-port"));
  }

  /** The first of these that somebody typed, if any. */
  Option<String> typed() {
    return Option.when(emulator != null, EMULATOR).orElse(this::typedForMessages);
  }
}
