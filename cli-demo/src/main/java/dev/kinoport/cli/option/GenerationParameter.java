package dev.kinoport.cli.option;

import dev.kinoport.cli.option.converter.IdConverter;
import dev.kinoport.cli.outcome.BadUsage;
import dev.kinoport.generation.GenerationId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which generation a command is about. */
public final class GenerationParameter {
  @Parameters(
      index = "0",
      paramLabel = "ID",
      converter = IdConverter.class,
      description = "Which generation")
  private @Nullable GenerationId id;

  public GenerationId id() {
    if (id == null) {
      throw new BadUsage("needs the ID of a generation");
    }
    return id;
  }
}
