package dev.kinoport.cli.option;

import io.vavr.control.Option;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where the clip goes. */
public final class OutputOptions {
  @CommandLine.Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to put the clip, a file or a folder; by default a new file in the current folder,"
              + " named after the prompt")
  private @Nullable Path out;

  @CommandLine.Option(names = "--force", description = "Replace a file that is there already")
  private boolean force;

  public Option<Path> out() {
    return Option.of(out);
  }

  public boolean force() {
    return force;
  }
}
