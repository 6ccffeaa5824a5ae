package dev.kinoport.cli.option;

import io.vavr.control.Option;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Where the clip goes. */
public final class OutputOptions {
  private static final Path STDOUT = Path.of("-");

  @CommandLine.Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to put the clip, a file or a folder, or - for stdout; by default a new file in the"
              + " current folder, named after the prompt")
  private @Nullable Path out;

  @CommandLine.Option(names = "--force", description = "Replace a file that is there already")
  private boolean force;

  private boolean passing;

  /** Whether the bytes of the clip go to stdout. */
  public boolean isStdout() {
    return STDOUT.equals(out);
  }

  /** The same, through a file that is gone once its bytes are put out. */
  public OutputOptions through(Path file) {
    OutputOptions other = new OutputOptions();
    other.out = file;
    other.force = force;
    other.passing = true;
    return other;
  }

  /** Whether the file is no place for a later process to bring the clip to. */
  public boolean isPassing() {
    return passing;
  }

  public Option<Path> out() {
    return Option.of(out);
  }

  public boolean force() {
    return force;
  }
}
