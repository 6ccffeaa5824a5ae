package dev.kinoport.cli.option.converter;

import dev.kinoport.cli.console.Quoted;
import dev.kinoport.generation.GenerationId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a generation. */
public final class IdConverter implements ITypeConverter<GenerationId> {
  @Override
  public GenerationId convert(String typed) {
    try {
      return new GenerationId(typed);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("must be the id of a generation, was " + Quoted.of(typed));
    }
  }
}
