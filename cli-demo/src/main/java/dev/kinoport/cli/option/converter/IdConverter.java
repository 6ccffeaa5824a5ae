package dev.kinoport.cli;

import dev.kinoport.generation.GenerationId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a generation. */
final class IdWord implements ITypeConverter<GenerationId> {
  @Override
  public GenerationId convert(String typed) {
    try {
      return new GenerationId(typed);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("must be the id of a generation, was " + Quoted.of(typed));
    }
  }
}
