package dev.kinoport.cli.option;

import dev.kinoport.cli.option.converter.TextConverter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** From where clips may come although the provider's own list does not hold it. */
public final class ClipHostOptions {
  @Option(
      names = "--allow-clip-host",
      paramLabel = "HOST",
      converter = TextConverter.class,
      description = "Let the clip come from this host too; may be repeated")
  private List<String> hosts = new ArrayList<>();

  public List<String> hosts() {
    return hosts;
  }
}
