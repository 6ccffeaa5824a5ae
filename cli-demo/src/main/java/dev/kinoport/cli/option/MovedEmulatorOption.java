package dev.kinoport.cli.option;

import dev.kinoport.cli.option.converter.WebAddressConverter;
import io.vavr.control.Option;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where the emulator of an earlier order is now. */
public final class MovedEmulatorOption {
  @CommandLine.Option(
      names = WireOptions.EMULATOR,
      paramLabel = "URL",
      converter = WebAddressConverter.class,
      description = "Where kinoport serve is now, for what was bought from it at another address")
  private @Nullable URI emulator;

  public Option<URI> address() {
    return Option.of(emulator);
  }
}
